import json
from dataclasses import replace

import numpy as np
import onnxruntime
import pytest
import torch
from PIL import Image, ImageDraw

from romanesco_training.instances import assign, backbone, export, loss, measure, network, release, training
from romanesco_training.instances.compose import Composer, Piece
from romanesco_training.instances.recipe import Phase, Recipe
from romanesco_training.instances.samples import target
from romanesco_training.instances.scene import Scene, mosaic, place, small, visible

LABELS = ["Disc", "Bar"]
FROZEN = 16
ABOUT = {"licence": "none", "description": "toy", "data": []}


def recipe(**changed) -> Recipe:
    """Returns a recipe for a toy set."""
    made = Recipe(
        weights="none", seed=0, batch=2, most=4, held=0.5, average=0.5, decay=0.0, backbone=1.0, warm_up=1,
        mix={"composite": 1.0}, mosaic=0.0, shaky=0.0, boxes={}, reported=[], ranges=2, composites=4, phases=[],
    )  # fmt: skip
    return replace(made, **changed)


def toy(draw: np.random.Generator, size: int = 320) -> Scene:
    """Draws a red disc and a green bar on grey."""
    masks, pixels = [], Image.new("RGB", (size, size), (120, 120, 120))
    left = draw.integers(10, 60)
    for shape, color, box in (
        ("ellipse", (220, 30, 30), (left, 40, left + 110, 150)),
        ("rectangle", (30, 200, 60), (left + 20, 190, left + 210, 260)),
    ):
        mask = Image.new("L", pixels.size)
        getattr(ImageDraw.Draw(mask), shape)(box, fill=255)
        pixels.paste(color, mask=mask)
        masks.append(np.asarray(mask) > 0)
    return visible(np.stack(masks), [0, 1], np.asarray(pixels))


def disc(color: tuple, side: int = 60) -> Piece:
    image = Image.new("RGBA", (side, side))
    ImageDraw.Draw(image).ellipse((0, 0, side - 1, side - 1), fill=(*color, 255))
    return Piece(image, 0)


@pytest.fixture(scope="module", autouse=True)
def one_thread():
    """Small networks gain nothing from threads, and results do not depend on their number."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(threads)


@pytest.fixture(scope="module")
def learned():
    """Returns toy scenes, and a network whose pyramid and heads were trained on them over a random backbone."""
    torch.manual_seed(0)
    scenes = [toy(np.random.default_rng(n)) for n in range(2)]
    model = network.Instances(len(LABELS))
    for layer in model.backbone.modules():
        if isinstance(layer, backbone.Same):
            torch.nn.init.kaiming_normal_(layer.weight, nonlinearity="relu")
            torch.nn.init.zeros_(layer.bias)
    optimizer = training.optimizer(model, recipe())
    images = torch.from_numpy(np.stack([scene.pixels for scene in scenes])).permute(0, 3, 1, 2)
    begun = model.backbone.begin(network.normalised(images), FROZEN)
    targets = [target(scene) for scene in scenes]
    totals = []
    for _ in range(60):
        raw = model.decode(model.backbone.finish(begun, FROZEN))
        made = loss.losses(raw, targets, 320).total
        made.backward()
        optimizer.step()
        optimizer.zero_grad()
        totals.append(made.item())
    return scenes, model.eval(), totals


@pytest.fixture(scope="module")
def version(learned, tmp_path_factory):
    """Returns the folder of a version of the toy network."""
    scenes, model, _ = learned
    folder = tmp_path_factory.mktemp("version")
    release.write(model, LABELS, "toy", "1.0.0", ABOUT, [scene.pixels for scene in scenes], folder)
    return folder


def test_composite_of_covered_discs_has_masks_of_what_is_visible():
    composer = Composer({0: [disc((250, 0, 0))]}, [])
    for seed in range(10):
        scene = composer.compose(128, np.random.default_rng(seed))
        assert (scene.masks.sum(0) <= 1).all()
        for mask, box in zip(scene.masks, scene.boxes):
            left, top, right, bottom = box.astype(int)
            assert mask.sum() == mask[top:bottom, left:right].sum()
            assert mask[top].any() and mask[:, left].any() and mask[bottom - 1].any() and mask[:, right - 1].any()
            # The mask is where the red is: nothing else in the scene is as red.
            assert scene.pixels[mask][:, 0].mean() > scene.pixels[mask][:, 1].mean() + 60


def test_place_of_a_mirrored_crop_keeps_boxes_and_masks_together():
    scene = toy(np.random.default_rng(0))
    made = place(scene, 256, 1.4, (0.2, 0.9), True, 0)
    assert len(made.boxes) == len(made.masks) > 0
    for mask, box in zip(made.masks, made.boxes):
        lines, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
        assert np.allclose(box, [columns[0], lines[0], columns[-1] + 1, lines[-1] + 1], atol=2)


def test_mosaic_of_four_scenes_keeps_boxes_and_masks_together():
    draw = np.random.default_rng(0)
    made = mosaic([toy(draw) for _ in range(4)], (150, 170), draw)
    assert len(made.boxes) == len(made.labels) == len(made.masks) > 3
    for mask, box, label in zip(made.masks, made.boxes, made.labels):
        lines, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
        assert box[0] <= columns[0] and box[1] <= lines[0] and box[2] > columns[-1] and box[3] > lines[-1]
        assert made.pixels[mask].mean(0).argmax() == label


def test_assign_of_two_objects_gives_each_the_cells_in_its_middle():
    points, strides = network.centers(128)
    truth = torch.tensor([[8.0, 8, 56, 56], [70, 70, 120, 110]])
    boxes = network.corners(points, torch.full((len(points), 4), 20.0))
    chosen, quality = assign.assign(torch.zeros(len(points), 2), boxes, points, strides, truth, torch.tensor([0, 1]))
    for n in range(2):
        mine = points[chosen == n]
        assert len(mine) > 0
        assert ((mine > truth[n, :2]) & (mine < truth[n, 2:])).all()
    assert (quality[chosen < 0] == 0).all()


def test_loss_of_a_picture_with_unlabelled_objects_spares_its_classes_outside_the_boxes():
    points, _ = network.centers(64)
    logits = torch.zeros(len(points), 2, requires_grad=True)
    nothing = torch.full((len(points),), -1), torch.zeros(len(points))
    boxes, labels = torch.tensor([[0.0, 0, 20, 20]]), torch.tensor([1])
    loss.kind_loss(logits, points, *nothing, loss.Target(boxes, labels, None, False, True)).backward()
    inside = ((points > 0) & (points < 20)).all(1)
    assert (logits.grad[~inside, 1] == 0).all()
    assert (logits.grad[inside, 1] > 0).all()
    assert (logits.grad[:, 0] > 0).all()


def test_training_on_a_toy_set_lowers_the_loss(learned):
    totals = learned[2]
    assert np.mean(totals[-5:]) < 0.5 * np.mean(totals[:5])


def test_fp32_file_computes_what_the_network_computes(learned, version):
    scenes, model, _ = learned
    images = np.stack([scene.pixels for scene in scenes])
    with torch.no_grad():
        raw = model(torch.from_numpy(images).permute(0, 3, 1, 2))
    path = version.parent / "exact.onnx"
    export.export(model, path, {})
    rows, prototypes = onnxruntime.InferenceSession(path).run(None, {"image": images})
    assert np.allclose(rows[:, 4:6].transpose(0, 2, 1), raw.logits.sigmoid(), atol=1e-4)
    assert np.allclose(rows[:, 6:].transpose(0, 2, 1), raw.coefficients, atol=1e-4, rtol=1e-4)
    assert np.allclose(prototypes, raw.prototypes, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("precision", ["fp32", "int8"])
def test_reference_decoder_finds_the_toy_objects(learned, version, precision):
    figures = measure.precision(measure.run(version, learned[0], precision))
    assert figures["boxes"]["ap50"] > 90
    assert figures["masks"]["ap50"] > 90


def test_backbone_with_folded_norms_computes_the_published_network(tmp_path):
    """Compares with the ONNX graph of the package's own converter, through a head that passes one channel on."""
    from romanesco_training.convert import efficientnet_lite

    draw = np.random.default_rng(0)
    mine = backbone.Backbone()
    state = {}
    for name, values in mine.state_dict().items():
        if name.endswith(".weight"):
            norms = {"_conv_stem": "_bn0", "_expand_conv": "_bn0", "_depthwise_conv": "_bn1", "_project_conv": "_bn2"}
            layer = name.removesuffix(".weight")
            norm = ".".join([*layer.split(".")[:-1], norms[layer.split(".")[-1]]])
            state[name] = draw.normal(0, 1.4 / np.sqrt(values[0].numel()), values.shape).astype(np.float32)
            for key, low in (("weight", 0.5), ("running_var", 0.5), ("bias", -0.2), ("running_mean", -0.2)):
                state[f"{norm}.{key}"] = draw.uniform(low, low + 1, len(values)).astype(np.float32)
    mine.load_state_dict(backbone.folded(state, mine))
    channels = 320
    state["_conv_head.weight"] = np.zeros((1280, channels, 1, 1), np.float32)
    state["_conv_head.weight"][range(channels), range(channels)] = 1
    neutral = {"weight": np.sqrt(1 + efficientnet_lite.EPSILON), "running_var": 1, "bias": 0, "running_mean": 0}
    state |= {f"_bn1.{key}": np.full(1280, value, np.float32) for key, value in neutral.items()}
    state |= {"_fc.weight": np.zeros((1000, 1280), np.float32), "_fc.bias": np.zeros(1000, np.float32)}
    state["_fc.weight"][range(channels), range(channels)] = 1
    x = draw.normal(0, 1, (1, 3, 224, 224)).astype(np.float32)
    graph = efficientnet_lite.build(state).SerializeToString()
    wanted = onnxruntime.InferenceSession(graph).run(None, {"image": x})[0][0]
    with torch.no_grad():
        last = mine(torch.from_numpy(x))[-1]
        logits = torch.zeros(1000)
        logits[:channels] = last.clamp(0, 6).mean((2, 3))[0]
    assert np.allclose(torch.softmax(logits, 0), wanted, rtol=1e-3)


def test_begin_and_finish_of_the_backbone_compute_the_whole():
    model = backbone.Backbone()
    x = torch.rand(2, 3, 64, 64)
    with torch.no_grad():
        whole = model(x)
        for frozen in (0, 5, 11):
            parts = model.finish(model.begin(x, frozen), frozen)
            assert all(torch.allclose(a, b, atol=1e-5) for a, b in zip(whole, parts, strict=True))


def test_counts_of_one_missing_and_two_extra_objects():
    scene = toy(np.random.default_rng(0))
    one = {"category": "Disc", "score": 0.9, "box": [0, 0, 5, 5]}
    measured = measure.Measured(LABELS, [scene, scene, scene], [[one], [one] * 2, [one] * 4])
    assert measure.counts(measured, 0.5) == {"exact": 33.3, "near": 66.7}


def test_small_mask_has_the_prototypes_size():
    mask = np.zeros((1, 64, 64), bool)
    mask[0, :32] = True
    assert small(mask).shape == (1, 16, 16)
    assert small(mask)[0, :8].all() and not small(mask)[0, 8:].any()


def test_phase_and_recipe_of_the_shipped_model_are_read():
    from romanesco_training.instances import commands
    from romanesco_training.instances import recipe as recipes

    made = recipes.read(commands.HERE / "recipe.yaml")
    assert all(isinstance(phase, Phase) for phase in made.phases)
    assert not set(made.boxes) & set(made.reported)
    assert sum(made.mix.values()) == pytest.approx(1) and sum(made.boxes.values()) == pytest.approx(1)


def test_recipe_with_an_unknown_key_is_refused(tmp_path):
    from romanesco_training.instances import recipe as recipes

    (tmp_path / "recipe.yaml").write_text(json.dumps({"phases": [], "sed": 1}))
    with pytest.raises(ValueError, match="sed"):
        recipes.read(tmp_path / "recipe.yaml")
