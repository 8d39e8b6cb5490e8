"""Stores versions in a repository's folder."""

import json
import shutil
from pathlib import Path

import onnx
import yaml

from ..golden_set import verify
from ..reference.version import Version
from .packages import bring, sha256
from .recipes import RECIPES, Recipe

MODEL, CARD = "model.onnx", "MODEL_CARD.md"


def make_all(target: Path, samples: Path, names: list[str]) -> None:
    """Makes each named version that the repository lacks.

    :param samples: folder of the pictures that the templates name as golden ones
    :raises ValueError: with one line, if a package, a conversion or a test fails; the repository is then unchanged
    """
    for name in names:
        if name not in RECIPES:
            raise ValueError(f"no model {name}; known: {', '.join(RECIPES)}")
    for name in names:
        recipe = RECIPES[name]
        template = recipe.template()
        version = target / name / template["version"]
        if is_valid(version):
            print(f"{name} {template['version']} is there: {version}")
            continue
        print(f"{name} {template['version']}", flush=True)
        make(recipe, template, version, samples, target.parent / "models.part" / name)
        print(f"  ready: {version}")


def is_valid(version: Path) -> bool:
    """Tells whether a version's files are all there and have their digests."""
    try:
        document = yaml.safe_load((version / "model.yaml").read_text())
        return all(sha256(version / each["path"]) == each["sha256"] for each in document["files"])
    except (OSError, KeyError, TypeError, yaml.YAMLError):
        return False


def make(recipe: Recipe, template: dict, version: Path, samples: Path, work: Path) -> None:
    """Makes a version in the folder `work` and moves it to its place when it has passed its tests."""
    shutil.rmtree(work, ignore_errors=True)
    made = work / "version"
    made.mkdir(parents=True)
    try:
        files: dict[str, Path] = {}
        for package in recipe.packages:
            files |= bring(package, work)
        print("  converting", flush=True)
        model = recipe.convert(files)
        onnx.save(model, made / MODEL)
        expected = template["golden"].pop("pictures")
        write_golden(made / template["golden"]["folder"], expected, samples)
        (made / CARD).write_text(recipe.card())
        document = manifest(template, recipe.labels(files), made)
        (made / "model.yaml").write_text(yaml.safe_dump(document, sort_keys=False, width=120, allow_unicode=True))
        print(f"  testing with {len(expected)} golden pictures", flush=True)
        verify(Version(made))
        version.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(version, ignore_errors=True)
        made.rename(version)
    finally:
        shutil.rmtree(work.parent, ignore_errors=True)


def manifest(template: dict, labels: list[str], made: Path) -> dict:
    entry = {"precision": "fp32", "path": MODEL, "sha256": sha256(made / MODEL), "provider": "cpu"}
    return template | {"labels": labels, "files": [entry], "card": CARD}


def write_golden(folder: Path, expected: list[dict], samples: Path) -> None:
    folder.mkdir()
    for picture in expected:
        shutil.copyfile(samples / picture["file"], folder / picture["file"])
    (folder / "expected.json").write_text(json.dumps({"pictures": expected}, indent=1) + "\n")
