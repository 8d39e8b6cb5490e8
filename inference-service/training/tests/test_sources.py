import json
import random

import numpy as np
import pytest
from PIL import Image

from romanesco_training import by_source, crops, data, drawings, parts, pictures, source_split, sources
from romanesco_training.predictions import Predictions

LABELS = ["Carrot", "Tomato"]


@pytest.fixture(scope="module")
def more(tmp_path_factory):
    """Returns a folder with pictures of 60 sources, each with one of either class and one of another thing."""
    root = tmp_path_factory.mktemp("more")
    lines, draw = ["file\tclass\trepository"], random.Random(1)
    for number in range(60):
        for label in [*LABELS, "other"]:
            name = f"more/{label}/{number}.png" if label != "other" else f"other/{number}.png"
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shade = tuple(draw.choices(range(256), k=3))
            drawings.draw("Brinjal" if label == "other" else label, 40 + number, shade).save(root / name)
            lines.append(f"{name}\t{label}\tsource/{number}")
    (root / "more.tsv").write_text("\n".join(lines) + "\n")
    return root


def test_a_table_beside_names_the_sources(more):
    found = {picture.name: picture.source for picture in pictures.read([more])}
    assert found["more/Carrot/3.png"] == found["other/3.png"] == "source/3"


def test_a_table_of_other_columns_is_ignored(tmp_path):
    (tmp_path / "a.tsv").write_text("name\tprice\nx\t1\n")
    assert sources.beside(tmp_path) == {}


def test_a_source_is_never_divided(more, tmp_path):
    prepared = data.prepare([more], tmp_path, seed=0)
    groups = {"choosing": set(), "reporting": set(), "": set()}
    for source, part in zip(prepared.source, prepared.part, strict=True):
        groups[next(name for name in groups if name in part)].add(source)
    assert groups["choosing"] and groups["reporting"] and groups[""]
    assert not groups["choosing"] & groups["reporting"]


def test_each_label_is_divided_like_the_shares():
    labels, names = LABELS * 50, [str(i // 2) for i in range(100)]
    chosen = np.array(source_split.divide(labels, names, seed=1))
    for part, share in source_split.SHARES.items():
        for label in LABELS:
            assert (chosen[np.array(labels) == label] == part).mean() == pytest.approx(share, abs=0.06)


def test_a_large_source_teaches():
    labels, names = ["Carrot"] * 100, ["large"] * 60 + [str(i) for i in range(40)]
    assert set(source_split.divide(labels, names, seed=1)[:60]) == {source_split.TRAINING}


def test_a_mirrored_copy_is_found():
    draw = np.random.default_rng(0)
    one, other = draw.random((2, 12, 12, 3))
    assert source_split.copies(np.stack([one, other]), one[None, :, ::-1]).tolist() == [True, False]


def test_a_copy_in_another_part_teaches(more, tmp_path):
    found = [pictures.Picture(f"{i}", "more", "Carrot", b"", f"s/{i}") for i in range(60)]
    thumbnails = np.random.default_rng(0).random((60, 12, 12, 3)).astype(np.float32)
    before = parts.choose(found, thumbnails, seed=0)
    held = before.index("reporting")
    thumbnails[before.index("more")] = thumbnails[held]
    assert parts.choose(found, thumbnails, seed=0)[held] == "more"


@pytest.fixture
def boxed(tmp_path):
    """Returns a folder with two pictures with boxes; the second is a rotated copy, with black corners."""
    folder = tmp_path / "boxes"
    folder.mkdir()
    Image.new("RGB", (300, 200), "white").save(folder / "a.png")
    Image.new("RGB", (300, 200), "black").save(folder / "b.png")
    images = [{"id": i, "file_name": f"{name}.png", "source": "s"} for i, name in enumerate("ab")]
    boxes = [(0, 1, [10, 10, 100, 100]), (0, 2, [150, 10, 100, 150]), (0, 1, [0, 0, 9, 9]), (1, 1, [0, 0, 200, 200])]
    found = [{"image_id": image, "category_id": category, "bbox": box} for image, category, box in boxes]
    categories = [{"id": 1, "name": "Tomato"}, {"id": 2, "name": "other"}]
    document = {"images": images, "annotations": found, "categories": categories}
    (folder / "instances.json").write_text(json.dumps(document))
    return tmp_path


def test_boxes_become_crops_with_a_margin(boxed):
    cut = {picture.label: (picture, image.size) for picture, image in crops.read([boxed])}
    assert set(cut) == {"", "Tomato"}
    assert cut["Tomato"][1] == (125, 125)
    assert cut["Tomato"][0].split == "boxes" and cut["Tomato"][0].source == "s"


def test_pictures_with_boxes_are_not_read_as_a_class(boxed):
    assert list(pictures.read([boxed])) == []


def test_figures_of_a_source_count_both_kinds():
    files = ["x/more/Carrot/1.jpg", "x/more/Tomato/2.jpg", "x/other/3.jpg", "x/more/Tomato/9.jpg"]
    score = np.array([0.9, 0.8, 0.7, 0.1])
    truth, best = np.array([0, 1, -1, 1]), np.array([0, 0, 0, 1])
    table = Predictions(LABELS, files, truth, best, score, score, score > 0.5)
    named = {"more/Carrot/1.jpg": "a/b", "more/Tomato/2.jpg": "a/b", "other/3.jpg": "a/b"}
    assert by_source.rows(table, named) == [by_source.Row("a/b", 2, 1, 2, 1, 1, 1)]
