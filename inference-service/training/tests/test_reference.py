import io
import math

import numpy as np
import pytest
from PIL import Image, ImageCms
from pycocotools import mask as coco_mask
from pycocotools.coco import COCO

from romanesco_training.reference import agreement, candidates, coco, geometry, manifest, masks, preprocess
from romanesco_training.reference.candidates import Rows
from romanesco_training.reference.decode import decode as decode_picture
from romanesco_training.reference.distribution import decode
from romanesco_training.reference.errors import InvalidOutput, ManifestError
from romanesco_training.reference.keys import Keys
from romanesco_training.reference.manifest import Nms
from romanesco_training.reference.outputs import Outputs


def given(**more):
    return manifest.read_input({"name": "image", "width": 40, "height": 30, "type": "float32"} | more)


def resize(**rule):
    return given(resize=rule)


def test_letterbox_centres_the_picture_and_maps_back():
    fitted = geometry.fit(resize(mode="letterbox"), 97, 61)
    assert (fitted.new_width, fitted.new_height, fitted.left, fitted.top) == (40, 25, 0, 2)
    assert fitted.to_picture(*fitted.to_input(13.5, 44)) == pytest.approx((13.5, 44))
    small = geometry.fit(resize(mode="letterbox", upscale=False, anchor="top-left"), 10, 8)
    assert (small.new_width, small.new_height, small.left, small.top) == (10, 8, 0, 0)


def test_center_crop_is_torchvisions():
    transforms = pytest.importorskip("torchvision.transforms")
    image = Image.fromarray(np.random.default_rng(0).integers(0, 256, (61, 97, 3), np.uint8))
    spec = given(height=40, layout="NHWC", resize={"mode": "center-crop", "shorter": 47})
    found = preprocess.tensor(image, spec, geometry.fit(spec, 97, 61))[0]
    steps = [transforms.Resize(47, transforms.InterpolationMode.BILINEAR), transforms.CenterCrop(40)]
    assert (found == np.asarray(transforms.Compose(steps)(image))).all()


def test_plain_filter_interpolates_between_neighbours():
    pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 3), np.uint8)
    found = preprocess.plain(pixels, 4, 9)
    for y in range(9):
        for x in range(4):
            u, v = (x + 0.5) * 7 / 4 - 0.5, (y + 0.5) * 5 / 9 - 0.5
            at = lambda c, r: pixels[min(max(r, 0), 4), min(max(c, 0), 6)].astype(float)  # noqa: E731
            c, r, s, t = math.floor(u), math.floor(v), u % 1, v % 1
            value = (at(c, r) * (1 - s) + at(c + 1, r) * s) * (1 - t)
            value += (at(c, r + 1) * (1 - s) + at(c + 1, r + 1) * s) * t
            assert (found[y, x] == np.floor(value + 0.5)).all()


def test_tensor_is_normalised_in_colour_order():
    spec = given(layout="NCHW", color="BGR", normalize={"mean": [1, 2, 3], "std": [2, 4, 8], "scale": 0.5})
    image = Image.new("RGB", (40, 30), (10, 20, 30))
    found = preprocess.tensor(image, spec, geometry.fit(spec, 40, 30))
    assert found.shape == (1, 3, 30, 40)
    assert found[0, :, 0, 0].tolist() == [(15 - 1) / 2, (10 - 2) / 4, (5 - 3) / 8]


@pytest.mark.parametrize(
    "profile", [ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), b"broken", None]
)
def test_profile_that_is_srgb_or_broken_changes_nothing(profile):
    image = Image.fromarray(np.random.default_rng(0).integers(0, 256, (8, 9, 3), np.uint8))
    file = io.BytesIO()
    image.save(file, "PNG", icc_profile=profile)
    assert (np.asarray(decode_picture(file.getvalue())) == np.asarray(image)).all()


def rows(*boxes):
    """Each is x1, y1, x2, y2, then two class scores."""
    values = np.array(boxes, np.float64).reshape(-1, 6)
    return Rows(values[:, :4], values[:, 4:])


NEAR = rows((0, 0, 10, 10, 0.9, 0.1), (1, 0, 11, 10, 0.1, 0.8), (2, 0, 12, 10, 0.7, 0.1), (30, 0, 40, 10, 0.6, 0.5))


def test_overlapping_boxes_go_within_a_class_or_over_all():
    kept = candidates.choose(NEAR, Nms(iou=0.5, score=0.5), multi_label=False)
    assert kept.row.tolist() == [0, 1, 3] and kept.label.tolist() == [0, 1, 0]
    assert candidates.choose(NEAR, Nms(iou=0.5, score=0.5, perClass=False), False).row.tolist() == [0, 3]
    assert candidates.choose(NEAR, Nms(score=0.5, inGraph=True, max=3), False).row.tolist() == [0, 1, 2]


def test_several_labels_a_row_and_equal_scores_keep_their_order():
    assert candidates.choose(NEAR, Nms(iou=0.5, score=0.5), True).label.tolist() == [0, 1, 0, 1]
    equal = rows((0, 0, 1, 1, 0.5, 0.5), (5, 0, 6, 1, 0.5, 0.5))
    assert candidates.choose(equal, Nms(score=0.5), False).row.tolist() == [0, 1]


def test_no_rows_give_no_objects_and_wrong_ones_are_errors():
    assert len(candidates.choose(rows(), Nms(), False).row) == 0
    with pytest.raises(InvalidOutput, match="not finite"):
        candidates.choose(rows((0, 0, np.inf, 1, 0.5, 0.5)), Nms(), False)
    with pytest.raises(InvalidOutput, match="outside 0..1"):
        candidates.choose(rows((0, 0, 1, 1, 1.5, 0.5)), Nms(), False)


def test_distances_are_the_means_of_their_distributions():
    model = manifest.Manifest(None, "m", "1", "detection", ["a"], given(width=16, height=8), {}, Nms(), {})
    sides = np.zeros((1, 2, 12))
    sides[0, 1, 2] = 50
    keys = Keys({"decoder": "nanodet", "scores": ["s"], "boxes": ["b"], "strides": [8], "regMax": 2})
    found = decode(Outputs({"s": np.array([[[0.2], [0.9]]]), "b": sides}), model, keys, [8])
    assert found.boxes[0] == pytest.approx([4 - 8, 4 - 8, 4 + 8, 4 + 8])
    assert found.boxes[1] == pytest.approx([12 - 16, 4 - 8, 12 + 8, 4 + 8])


def test_unknown_key_of_a_decoder_is_an_error():
    keys = Keys({"decoder": "yolox", "strids": [8]})
    keys.get("strides")
    with pytest.raises(ManifestError, match="outputs.strids: not a key of decoder yolox"):
        keys.close()


def test_mask_in_a_box_samples_at_pixel_centres_and_fades_at_its_edges():
    drawn = masks.in_box(np.array([[1.0, 0.0]]), (2, 1, 10, 4), 12, 6, 0.5)
    expected = np.zeros((6, 12), bool)
    expected[1:4, 3:5] = expected[2, 2:6] = True
    assert (drawn == expected).all()


def test_encoded_mask_decodes_to_itself():
    mask = np.random.default_rng(0).random((13, 9)) > 0.5
    encoded = masks.encode(mask)
    assert encoded["size"] == [13, 9]
    assert (coco_mask.decode(encoded | {"counts": encoded["counts"].encode()}) == mask).all()


@pytest.fixture
def truth() -> COCO:
    made = COCO()
    made.dataset = {
        "images": [{"id": 7, "file_name": "a.jpg", "width": 100, "height": 80}],
        "categories": [{"id": 3, "name": "hot dog"}],
        "annotations": [
            {"id": 1, "image_id": 7, "category_id": 3, "bbox": [10, 10, 40, 30], "area": 1200, "iscrowd": 0,
             "segmentation": [[10, 10, 50, 10, 50, 40, 10, 40]]},
        ],
    }  # fmt: skip
    made.createIndex()
    return made


def test_right_answers_have_full_precision_and_wrong_ones_none(truth):
    mask = np.zeros((80, 100), bool)
    mask[10:40, 10:50] = True
    found = {"category": "hot_dog", "score": 0.9, "box": [10, 10, 40, 30], "mask": masks.encode(mask)}
    figures = coco.evaluate(truth, [{"image": "a.jpg", "objects": [found]}])
    assert figures["boxes"] == figures["masks"] == 100
    assert coco.evaluate(truth, [{"image": "a.jpg", "objects": [found | {"box": [60, 50, 20, 20]}]}])["boxes"] == 0
    assert coco.evaluate(truth, [{"image": "a.jpg", "objects": []}])["boxes"] == 0


def test_picture_that_the_truth_lacks_is_an_error(truth):
    with pytest.raises(ValueError, match="b.jpg is not a picture of the truth"):
        coco.evaluate(truth, [{"image": "b.jpg", "objects": []}])


def test_agreement_pairs_objects_and_counts_the_rest():
    def answer(*objects):
        return [{"image": "a", "objects": [{"category": c, "score": s, "box": [x, 0, 9, 9]} for c, s, x in objects]}]

    found = agreement.compare(
        answer(("a", 0.9, 0), ("a", 0.9, 50), ("b", 0.5, 0)), answer(("a", 0.9, 50), ("a", 0.89, 1))
    )
    assert found["objects"] == 2 and found["unpaired"] == 1
    assert found["score"] == pytest.approx(0.01) and found["box"] == 1
