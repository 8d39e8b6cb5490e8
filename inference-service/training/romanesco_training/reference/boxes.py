"""Boxes that the graph has decoded: exports of torchvision, Detectron2, TensorFlow and DETR."""

import numpy as np

from . import activations
from .candidates import Rows
from .errors import InvalidOutput
from .grids import corners
from .keys import Keys
from .manifest import Manifest, expect
from .outputs import Outputs, expect_shape


def decode(outputs: Outputs, model: Manifest, keys: Keys) -> Rows:
    return rows(outputs, model, keys)[0]


def rows(outputs: Outputs, model: Manifest, keys: Keys) -> tuple[Rows, int]:
    """Returns the valid rows, and the number of rows in the tensors."""
    name = keys.need("boxes")
    boxes = unbatched(outputs, name, 2)
    expect_shape(name, boxes, None, 4)
    total = len(boxes)
    valid = count(outputs, keys, total)
    scores = class_scores(outputs, model, keys, total)
    return Rows(to_corners(boxes, model, keys)[:valid], scores[:valid]), total


def unbatched(outputs: Outputs, name: str, rank: int) -> np.ndarray:
    """Returns a tensor of a rank, with or without the batch dimension before it."""
    values = outputs.get(name, rank, rank + 1)
    return values if values.ndim == rank else outputs.first(name)


def count(outputs: Outputs, keys: Keys, total: int) -> int:
    if "count" not in keys:
        return total
    return int(np.clip(round(float(outputs.get(keys.get("count")).reshape(-1)[0])), 0, total))


def class_scores(outputs: Outputs, model: Manifest, keys: Keys, total: int) -> np.ndarray:
    """Returns scores [D,C]. With `classes`, all scores but the given class's are 0."""
    name, labels = keys.need("scores"), len(model.labels)
    first = keys.get("firstLabel", 0)
    activation = keys.choice("scoreActivation", "none", "sigmoid", "softmax")
    background = keys.choice("background", "none", "first", "last")
    if "classes" not in keys:
        values = unbatched(outputs, name, 2)
        expect_shape(name, values, total, labels + (background != "none"))
        values = activations.apply(activation, values)
        return {"none": values, "first": values[:, 1:], "last": values[:, :-1]}[background]
    by_class = activation == "softmax" or background != "none" or keys.get("multiLabel", False)
    expect(not by_class, "outputs.background, multiLabel and softmax need scores by class, not classes")
    values = unbatched(outputs, name, 1)
    expect_shape(name, values, total)
    classes = unbatched(outputs, keys.get("classes"), 1)
    expect_shape(keys.get("classes"), classes, total)
    index = np.rint(classes).astype(int) - first
    valid = index[: count(outputs, keys, total)]
    if ((valid < 0) | (valid >= labels)).any():
        raise InvalidOutput(f"{keys.get('classes')} has a class that labels lacks")
    scores = np.full((total, labels), 0.0)
    scores[np.arange(total), np.clip(index, 0, labels - 1)] = activations.apply(activation, values)
    return scores


def to_corners(boxes: np.ndarray, model: Manifest, keys: Keys) -> np.ndarray:
    """Converts to x1, y1, x2, y2 in input pixels."""
    form = keys.choice("boxFormat", "xyxy", "xywh", "cxcywh", "yxyx")
    a, b, c, d = boxes.T
    made = {
        "xyxy": lambda: boxes,
        "xywh": lambda: np.stack([a, b, a + c, b + d], 1),
        "cxcywh": lambda: corners(a, b, c, d),
        "yxyx": lambda: boxes[:, [1, 0, 3, 2]],
    }[form]()
    if keys.choice("boxUnits", "input", "relative") == "relative":
        width, height = model.input.width, model.input.height
        made = made * np.array([width, height, width, height], np.float64)
    return made
