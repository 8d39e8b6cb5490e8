import json
from pathlib import PurePosixPath

import numpy as np
import pytest
import torch
from PIL import Image

from romanesco_training import drawings
from romanesco_training.experiments import (
    described,
    hashes,
    heads,
    networks,
    preprocessing,
    sections,
    subset,
    transforms,
    variants,
)
from romanesco_training.experiments import features as frozen
from romanesco_training.experiments.heads import Plan, Set
from romanesco_training.experiments.sections import Section
from romanesco_training.experiments.setup import Setup
from romanesco_training.experiments.subset import Limits
from romanesco_training.model import ActivationNet


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Returns drawn pictures of two classes in the parts of the vegetables' data."""
    root = tmp_path_factory.mktemp("experiments")
    for part, count in (("train", 6), ("validation", 3), ("more", 2)):
        for label, shade in (("Carrot", "#203040"), ("Tomato", "#e0d0c0")):
            for i in range(count):
                file = root / part / label / f"{i}.png"
                file.parent.mkdir(parents=True, exist_ok=True)
                drawings.draw(label, 60 + 7 * i, shade).save(file)
    (root / "other").mkdir()
    drawings.draw("Brinjal", 80).save(root / "other" / "0.png")
    return root


@pytest.fixture
def setup(folder, tmp_path):
    return Setup([folder], tmp_path, Limits(4, 3, 2), [1, 2], 3, tmp_path / "models")


def test_subset_has_at_most_the_limits_of_each_class(setup):
    assert {part: len(each) for part, each in setup.pictures.items()} == {"train": 8, "validation": 6, "more": 4}
    assert setup.pictures["train"].label.tolist() == [0] * 4 + [1] * 4
    assert len(setup.collection.other) == 1
    assert subset.spaced(list("abcdef"), 3) == ["a", "c", "e"]


def test_innermost_folder_names_the_part():
    assert subset.part_of(PurePosixPath("train/more/Tomato/1.jpg")) == "more"
    assert subset.part_of(PurePosixPath("boxes/1.jpg")) == ""


def test_folder_without_validation_is_refused(tmp_path):
    file = tmp_path / "train" / "Carrot" / "0.png"
    file.parent.mkdir(parents=True)
    drawings.draw("Carrot", 60).save(file)
    with pytest.raises(ValueError, match="no pictures validation/<Class>/<file>"):
        subset.read([tmp_path])


def test_recommended_transforms_crop_and_stretching_does_not():
    image = Image.new("RGB", (300, 200), "white")
    image.paste("black", (0, 0, 50, 200))
    assert transforms.stretched(image)[150, 10].tolist() == [-1, -1, -1]
    cropped = transforms.recommended(image)
    assert cropped.shape == (299, 299, 3)
    assert np.allclose(cropped[150, 10], (1 - np.array([0.485, 0.456, 0.406])) / [0.229, 0.224, 0.225], atol=1e-3)


def test_enhancement_by_one_changes_nothing():
    from PIL import ImageEnhance

    image = drawings.draw("Tomato", 120)
    assert np.array_equal(transforms.enhanced(ImageEnhance.Color, 1)(image), transforms.stretched(image))
    changed = transforms.ENHANCEMENTS["contrast × 1.5"](image)
    assert changed.std() > transforms.stretched(image).std()


def clouds(count: int, seed: int) -> Set:
    draw = np.random.default_rng(seed)
    label = np.arange(count) % 2
    return Set((draw.normal(0, 1, (count, 5)) + 4 * label[:, None]).astype(np.float32), label)


def test_linear_head_separates_what_can_be_separated():
    sets = {"train": clouds(64, 0), "validation": clouds(32, 1)}
    log = heads.fit(heads.linear(sets["train"], 2, 1), sets, Plan(6, 1e-2, each=True), 1)
    assert len(log) == 6
    assert log[-1]["train"] > 95 and log[-1]["validation"] > 90


def test_same_seed_gives_the_same_log():
    sets = {"train": clouds(64, 0)}
    first, second = (heads.fit(heads.linear(sets["train"], 2, 7), sets, Plan(2), 7) for _ in range(2))
    assert first == second


def test_plain_network_has_the_published_layers():
    net = networks.PlainNet(15, 128, 1)
    shapes = [tuple(p.shape) for p in net.parameters() if p.dim() > 1]
    assert shapes == [(32, 3, 3, 3), (64, 32, 3, 3), (128, 64 * 30 * 30), (128, 128), (15, 128)]
    assert net(torch.zeros(2, 128, 128, 3)).shape == (2, 15)


def test_copies_have_the_same_hash_and_others_do_not():
    image = drawings.draw("Carrot", 200)
    copies = [hashes.difference(each) for each in (image, image.resize((120, 120)), drawings.draw("Tomato", 200))]
    found = np.array(copies, np.uint64)
    least = hashes.nearest(found[1:], found[:1])
    assert least[0] <= 8 < least[1]
    assert hashes.nearest(found[:2], found[:2], itself=True).tolist() == [least[0]] * 2


def test_duplicates_across_parts_are_counted(setup, folder):
    Image.open(folder / "train" / "Carrot" / "0.png").save(folder / "validation" / "Carrot" / "copy.png")
    section = described.duplicates(setup)
    row = next(row for row in section.rows if row[:2] == ["validation", "train"])
    assert row[2] == 7 and int(row[3].split()[0]) >= 1
    (folder / "validation" / "Carrot" / "copy.png").unlink()


def test_counts_name_every_class_and_the_sheet_shows_them(setup, tmp_path):
    section = described.counts(setup)
    assert section.rows[-1] == ["all", 12, 6, 4] and section.rows[0][0] == "Carrot"
    described.sheet(setup, tmp_path / "sheet.png")
    assert np.asarray(Image.open(tmp_path / "sheet.png").convert("L")).std() > 10


def test_mosaics_show_different_classes(setup):
    chosen, entries = described.mosaics(setup.collection.parts["validation"], ["Carrot", "Tomato"], 2)
    assert all(sorted(each) == ["Carrot", "Tomato"] for each in chosen)
    assert all(image.size == (299, 299) for _, _, image in entries)


def test_features_are_computed_once(setup, monkeypatch):
    torch.manual_seed(0)
    monkeypatch.setattr(frozen, "inception", lambda work: ActivationNet(1).eval())
    section = preprocessing.resizing(setup)[0]
    assert [row[0] for row in section.rows] == [1, 2, 3] and len(section.rows[0]) == 7
    assert "8 training / 6 validation / 4 unseen sources" in section.text and "2 seeds" in section.text
    monkeypatch.setattr(frozen, "maps", lambda *_: pytest.fail("computed again"))
    assert preprocessing.resizing(setup)[0].rows == section.rows


def test_report_has_the_sections_in_order(tmp_path):
    for name, value in (("b", 2.5), ("a", 1)):
        sections.save(tmp_path / "kept", name, [Section(f"Title {name}", "How.", ["x", "y"], [[name, value]])])
    sections.report(tmp_path / "kept", ["a", "b", "c"], "# Head", tmp_path / "out" / "report.md")
    text = (tmp_path / "out" / "report.md").read_text()
    assert text.startswith("# Head\n\n## Title a\n\nHow.\n\n| x | y |\n| --- | ---: |\n| a | 1 |\n\n## Title b")
    assert sections.spread([1.0, 2.0]) == "1.5 ± 0.7" and sections.spread([3.0]) == "3.0"


def test_variants_come_from_compare_json(setup):
    with pytest.raises(ValueError, match="run make compare"):
        variants.show(setup)
    version = setup.models / "vegetables" / "1.0.0"
    version.mkdir(parents=True)
    (version / "compare.json").write_text(json.dumps({"columns": ["Variant", "ms"], "rows": [["FP32", None]]}))
    assert variants.show(setup)[0].rows == [["FP32", "–"]]


def test_composites_are_made_of_photographs_on_white_only(setup, folder):
    from romanesco_training.experiments import composites

    with pytest.raises(ValueError, match="no photograph on a white ground"):
        composites.on_white(setup)
    drawings.draw("Tomato", 200, "#ffffff").save(folder / "train" / "Tomato" / "white.png")
    try:
        fresh = Setup([folder], setup.work, setup.limits, [1], 2, setup.models)
        photographs = composites.on_white(fresh)
        made = composites.composites(photographs, fresh.collection.other)
    finally:
        (folder / "train" / "Tomato" / "white.png").unlink()
    assert photographs.label.tolist() == [1] and made.label.tolist() == [1] * composites.EACH
    reds = [np.asarray(image).reshape(-1, 3).astype(int) for image in made.images()]
    assert all(((pixels[:, 0] > 180) & (pixels[:, 1] < 90)).mean() > 0.01 for pixels in reds)
    assert all(image.size == (299, 299) for image in made.images())
