import json
import shutil
import sys
import tarfile
from pathlib import Path

import pytest
import yaml

from romanesco_training import golden_set
from romanesco_training.brought import packages, recipes, store
from romanesco_training.fixtures.catalogue import FIXTURES
from romanesco_training.reference.version import Version

TASKS = Path(__file__).parent.parent.parent / "src/test/resources/tasks"
PICTURE = {"file": "picture.png", "category": "Tomato", "score": 0.79}


class Drawn(recipes.Recipe):
    """A recipe without packages: the fixture of a classification."""

    def template(self):
        document = yaml.safe_load((TASKS / "classification-probabilities/model.yaml").read_text())
        del document["files"], document["labels"]
        return document | {"golden": {"folder": "golden", "scoreDelta": 0.05, "pictures": [dict(self.expected)]}}

    def card(self):
        return "# Drawn"

    expected = PICTURE


@pytest.fixture
def recipe(monkeypatch):
    made = Drawn(
        "classification-probabilities",
        (),
        lambda _: FIXTURES["classification-probabilities"].build().model(),
        lambda _: ["Tomato", "Leaf", "Plum"],
    )
    monkeypatch.setattr(store, "RECIPES", {made.name: made})
    monkeypatch.setattr(Drawn, "expected", PICTURE)
    return made


def make(root: Path) -> Path:
    store.make_all(root / "models", TASKS / "classification-probabilities", ["classification-probabilities"])
    return root / "models/classification-probabilities/1.0.0"


def test_version_has_all_its_files(recipe, tmp_path):
    version = make(tmp_path)
    assert store.is_valid(version)
    assert (version / "MODEL_CARD.md").read_text() == "# Drawn"
    golden_set.verify(Version(version))
    assert [path.name for path in tmp_path.iterdir()] == ["models"]


def test_valid_version_is_left_alone_and_a_damaged_one_made_anew(recipe, tmp_path):
    model = make(tmp_path) / "model.onnx"
    first = model.stat().st_mtime_ns
    make(tmp_path)
    assert model.stat().st_mtime_ns == first
    content = model.read_bytes()
    model.write_bytes(content[:-1])
    make(tmp_path)
    assert model.read_bytes() == content


def test_version_that_fails_its_golden_picture_is_not_stored(recipe, tmp_path, monkeypatch):
    monkeypatch.setattr(Drawn, "expected", PICTURE | {"category": "Plum"})
    with pytest.raises(ValueError, match=r"picture.png: found \['Tomato'\], expected \['Plum'\]"):
        make(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_unknown_model_is_an_error(tmp_path):
    with pytest.raises(ValueError, match="no model nothing; known: imagenet, coco-objects"):
        store.make_all(tmp_path, tmp_path, ["nothing"])


def test_templates_expect_golden_pictures_that_exist():
    for each in recipes.RECIPES.values():
        template = each.template()
        assert template["name"] == each.name and len(template["golden"]["pictures"]) >= 3
        for picture in template["golden"]["pictures"]:
            assert (recipes.HERE.parents[3] / "deploy/local/src/main/resources/samples" / picture["file"]).is_file()
        assert (template.get("certainty") is not None) == (template["task"] == "classification")
        assert each.card().startswith(f"# {each.name} {template['version']}")
    assert len(recipes.coco_labels({})) == 80


def npm_package(sha256: str) -> packages.Package:
    return packages.Package("npm", "drawn", "1.0.0", sha256, 1, ("package/a.txt",))


@pytest.fixture
def archive(tmp_path, monkeypatch) -> Path:
    (tmp_path / "a.txt").write_text("content")
    file = tmp_path / "drawn-1.0.0.tgz"
    with tarfile.open(file, "w:gz") as tar:
        tar.add(tmp_path / "a.txt", "package/a.txt")
    monkeypatch.setattr(packages, "download", lambda package, folder: file)
    return file


def test_package_gives_the_wanted_file(archive, tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    files = packages.bring(npm_package(packages.sha256(archive)), folder)
    assert {name: path.read_text() for name, path in files.items()} == {"a.txt": "content"}


def test_package_with_another_digest_is_an_error(archive, tmp_path):
    with pytest.raises(packages.PackageError, match="drawn@1.0.0 has SHA-256 .*, expected 00"):
        packages.bring(npm_package("00"), tmp_path)


def test_missing_npm_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(packages.PackageError, match="npm is missing"):
        packages.download(npm_package("00"), tmp_path)


def test_client_that_fails_gives_its_last_line(tmp_path, monkeypatch):
    script = tmp_path / "pip"
    script.write_text("#!/bin/sh\necho first >&2\necho no such version >&2\nexit 1\n")
    script.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(script))
    package = packages.Package("pip", "drawn", "1.0.0", "00", 1, ())
    with pytest.raises(packages.PackageError, match="pip cannot download drawn==1.0.0: no such version"):
        packages.download(package, tmp_path)


def test_golden_difference_names_what_differs():
    def objects(*boxes, score=0.9):
        return {"objects": [{"category": "a", "score": score, "box": list(box)} for box in boxes]}

    one = objects((0, 0, 10, 10))
    assert golden_set.difference(one, objects((1, 0, 10, 10)), 0.05, 0.8) is None
    assert "no a overlaps" in golden_set.difference(one, objects((5, 0, 10, 10)), 0.05, 0.8)
    assert "found nothing" in golden_set.difference(one, objects(), 0.05, 0.8)
    assert "a has score 0.8000" in golden_set.difference(one, objects((0, 0, 10, 10), score=0.8), 0.05, 0.8)


@pytest.mark.parametrize("version", ["vegetables/1.2.0", "vegetables-lite/1.1.0"])
def test_committed_versions_say_what_their_golden_pictures_expect(version):
    folder = TASKS.parents[3] / "models" / version
    golden_set.verify(Version(folder))
    assert len(json.loads((folder / "golden/expected.json").read_text())["pictures"]) == 6
