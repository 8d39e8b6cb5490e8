import json

import numpy as np
import pytest
import yaml
from PIL import Image, ImageDraw

from romanesco_training import cli
from romanesco_training.instances import collection, cutouts, foreground, regions

LABELS = ["Disc", "Bar"]


def picture(color: tuple, boxes: list[tuple], size: int = 96, background: tuple = (255, 255, 255)) -> Image.Image:
    image = Image.new("RGB", (size, size), background)
    for box in boxes:
        ImageDraw.Draw(image).ellipse(box, fill=color)
    return image


def test_label_of_touching_and_separate_regions():
    rows = ["11..1", "..1.1", ".....", "1..11", "1111."]
    numbers = regions.label(np.array([[c == "1" for c in row] for row in rows]))
    assert numbers[0, 0] == numbers[1, 2] > 0
    assert numbers[0, 4] == numbers[1, 4] > 0
    assert numbers[3, 0] == numbers[3, 4] > 0
    assert len(np.unique(numbers)) == 4


def test_holes_are_filled_but_bays_are_not():
    mask = np.zeros((9, 9), bool)
    mask[1:8, 1:8] = True
    mask[3, 3] = mask[5, 5:] = False
    filled = regions.filled(mask)
    assert filled[3, 3] and not filled[5, 6]


@pytest.mark.parametrize(("pixels", "area"), [(1, 25), (2, 49)])
def test_grow_of_a_square_and_shrink_back(pixels, area):
    mask = np.zeros((20, 20), bool)
    mask[8:11, 8:11] = True
    assert regions.grow(mask, pixels).sum() == area
    assert (regions.shrink(regions.grow(mask, pixels), pixels) == mask).all()


def test_objects_on_white_are_told_apart_and_a_shadow_is_not_one():
    image = picture((200, 30, 30), [(10, 10, 40, 40), (55, 50, 85, 80)])
    ImageDraw.Draw(image).ellipse((20, 70, 50, 80), fill=(225, 225, 225))
    _, numbers, method = cutouts.cut(image, None)
    assert method == "white"
    assert numbers.max() == 2
    assert numbers[25, 25] != numbers[65, 70] and numbers[75, 35] == 0


def test_picture_before_a_scene_asks_the_saliency_network():
    image = picture((200, 30, 30), [(20, 20, 70, 70)], background=(90, 120, 60))
    sure = np.zeros((96, 96))
    sure[20:70, 20:70] = 1.0
    assert foreground.on_white(np.asarray(image)) is None
    assert cutouts.cut(image, lambda _: sure)[2] == "saliency"
    assert cutouts.cut(image, lambda _: sure * 0.6) is None


def test_pieces_are_inside_their_masks():
    image, numbers, _ = cutouts.cut(picture((200, 30, 30), [(10, 10, 60, 60)]), None)
    scene = cutouts_scene(np.asarray(image), numbers)
    (piece,) = collection.pieces(scene)
    alpha = np.asarray(piece.image)[..., 3] > 0
    assert 0 < alpha.sum() < scene.masks[0].sum()
    assert (np.asarray(piece.image)[alpha][:, 1] < 128).all()


def cutouts_scene(pixels: np.ndarray, numbers: np.ndarray):
    return collection.visible(np.stack([numbers == 1]), [0], pixels)


def test_rotated_copy_is_known_by_its_black_corners():
    image = Image.new("RGB", (80, 80), "white")
    assert not collection.turned(np.asarray(image))
    assert collection.turned(np.asarray(image.rotate(15)))


@pytest.fixture
def toy_data(tmp_path):
    """Returns a folder of drawn pictures on white from four repositories, pictures of other things, and boxes."""
    root, draw = tmp_path / "data", np.random.default_rng(0)
    rows = [["file", "class", "repository"]]
    for label, color in zip(LABELS, [(200, 30, 30), (30, 160, 60)]):
        for n in range(4):
            name = f"more/{label}/{n}.png"
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            corner = draw.integers(5, 30, 2)
            box = (*corner, *(corner + (50 if label == "Disc" else [55, 20])))
            picture(color, [tuple(map(int, box))]).save(root / name)
            rows.append([name, label, f"shop/{n}"])
    (root / "other").mkdir()
    for n in range(6):
        Image.fromarray(draw.integers(0, 256, (64, 64, 3), np.uint8)).save(root / "other" / f"{n}.png")
    (root / "sources.tsv").write_text("\n".join("\t".join(row) for row in rows))
    boxes = tmp_path / "boxes"
    boxes.mkdir()
    document = {"images": [], "annotations": [], "categories": [{"id": 1, "name": "Disc"}, {"id": 2, "name": "other"}]}
    for n, source in enumerate(["seen", "unseen", "unseen"] * 2):
        picture((200, 30, 30), [(20, 20, 60, 60)]).save(boxes / f"{n}.png")
        document["images"].append({"id": n, "file_name": f"{n}.png", "width": 96, "height": 96, "source": source})
        document["annotations"].append({"id": n, "image_id": n, "category_id": 1, "bbox": [20, 20, 41, 41]})
    (boxes / "instances.json").write_text(json.dumps(document))
    return root, boxes / "instances.json"


def test_only_chosen_pictures_are_looked_at(toy_data, tmp_path):
    kept = cutouts.prepare([toy_data[0]], LABELS, tmp_path, 4, {"more/Disc/1.png", "more/Bar/2.png"})
    assert {each.name for each in kept} == {"more/Disc/1.png", "more/Bar/2.png"}
    assert {each.group for each in kept} == {"shop/1", "shop/2"}
    again = cutouts.prepare([toy_data[0]], LABELS, tmp_path, 4, None)
    assert len(again) == 8


def test_instance_model_is_made_from_drawn_pictures(toy_data, tmp_path):
    data, boxes = toy_data
    folder, work, target = tmp_path / "model", tmp_path / "work", tmp_path / "1.0.0"
    folder.mkdir()
    recipe = {
        "weights": "none", "seed": 0, "batch": 2, "most": 4, "held": 0.5, "average": 0.5, "decay": 0.05,
        "backbone": 0.3, "warm_up": 1, "mix": {"composite": 0.4, "masked": 0.2, "boxed": 0.2, "other": 0.2},
        "boxes": {"seen": 1.0}, "mosaic": 0.5, "shaky": 1.0,
        "reported": ["unseen"], "ranges": 2, "composites": 2,
        "phases": [{"steps": 2, "size": 64, "rates": [1e-3, 1e-4], "frozen": 11, "echo": 2}],
    }  # fmt: skip
    (folder / "recipe.yaml").write_text(yaml.safe_dump(recipe))
    about = {
        "licence": "none",
        "description": "Toy.",
        "data": ["drawn"],
        "measured": "Toy.",
        "sections": {"Limits": "All."},
    }
    (folder / "about.yaml").write_text(yaml.safe_dump(about))
    common = [str(data), "--folder", str(folder), "--labels", *LABELS]
    run = ["--work", str(work), "--threads", "1"]
    cli.main([*run, "instance-cutouts", *common])
    assert len(json.loads((work / "cutouts" / cutouts.INDEX).read_text())) == 8
    cli.main([*run, "instance-train", *common, "--boxes", str(boxes)])
    assert json.loads((work / "log.jsonl").read_text().splitlines()[-1])["step"] == 2
    cli.main([*run, "instance-release", *common, "--boxes", str(boxes), "--version-folder", str(target)])
    document = yaml.safe_load((target / "model.yaml").read_text())
    assert document["task"] == "instance-segmentation"
    assert document["metrics"]["real"]["pictures"] == 3
    assert (target / "training.csv").read_text().splitlines()[0] == "step,size,kind,box,mask"
    assert "AP50" in (target / "MODEL_CARD.md").read_text()
    assert (target / "card" / "examples.png").exists()
