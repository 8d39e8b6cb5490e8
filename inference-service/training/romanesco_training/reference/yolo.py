"""YOLO: rows that the graph has decoded (v5 to v11), or raw heads with anchors (v3 to v5)."""

import numpy as np

from . import activations, grids
from .activations import sigmoid
from .candidates import Rows
from .errors import InvalidOutput
from .keys import Keys
from .manifest import Manifest, expect
from .outputs import Outputs, expect_shape
from .yolox import LARGEST


def decode(outputs: Outputs, model: Manifest, keys: Keys) -> Rows:
    if "heads" in keys:
        return heads(outputs, model, keys)
    return rows(outputs, model, keys, objectness=True)[0]


def rows(outputs: Outputs, model: Manifest, keys: Keys, objectness: bool) -> tuple[Rows, np.ndarray]:
    """Returns decoded rows, and the columns after the class scores.

    :param objectness: the default of the key
    """
    start = 5 if keys.get("objectness", objectness) else 4
    end = start + len(model.labels)
    segmented = "prototypes" in keys.outputs
    values = grids.predictions(keys, outputs, None if segmented else end, None)
    if values.shape[1] < end:
        raise InvalidOutput(f"{keys.need('predictions')} has rows of {values.shape[1]} columns, not of {end} at least")
    activation = keys.choice("scoreActivation", "none", "sigmoid")
    scores = activations.apply(activation, values[:, start:end])
    if start == 5:
        scores = scores * activations.apply(activation, values[:, 4:5])
    return Rows(grids.corners(*values[:, :4].T), scores), values[:, end:]


def heads(outputs: Outputs, model: Manifest, keys: Keys) -> Rows:
    """Decodes raw heads [N,anchors·(5+C),h,w] or [N,anchors,h,w,5+C], one a stride."""
    names, strides, anchors = keys.need("heads"), keys.need("strides"), keys.need("anchors")
    expect(len(names) == len(strides) == len(anchors), "outputs.heads, strides and anchors differ in number")
    form = keys.choice("boxForm", "yolov5", "yolov3")
    made = [head(outputs, model, *each, form) for each in zip(names, strides, anchors)]
    return Rows(np.concatenate([m.boxes for m in made]), np.concatenate([m.scores for m in made]))


def head(outputs: Outputs, model: Manifest, name: str, stride: int, anchors: list, form: str) -> Rows:
    columns = 5 + len(model.labels)
    wide, high = grids.size(model.input, stride)
    values = outputs.first(name, 4, 5)
    if values.ndim == 3:
        expect_shape(name, values, len(anchors) * columns, high, wide)
        values = values.reshape(len(anchors), columns, high, wide).transpose(0, 2, 3, 1)
    expect_shape(name, values, len(anchors), high, wide, columns)
    x, y = grids.cells(model.input, stride)
    boxes, scores = [], []
    for anchor, part in zip(np.array(anchors, np.float64), values.reshape(len(anchors), -1, columns)):
        center, size = box_form(form, part, np.stack([x, y], 1), stride, anchor)
        boxes.append(grids.corners(*center.T, *size.T))
        scores.append(sigmoid(part[:, 4:5]) * sigmoid(part[:, 5:]))
    return Rows(np.concatenate(boxes), np.concatenate(scores))


def box_form(form: str, part: np.ndarray, cell: np.ndarray, stride: int, anchor: np.ndarray):
    """Returns centres and sizes in input pixels."""
    if form == "yolov5":
        return (2 * sigmoid(part[:, :2]) - 0.5 + cell) * stride, (2 * sigmoid(part[:, 2:4])) ** 2 * anchor
    return (sigmoid(part[:, :2]) + cell) * stride, np.exp(np.minimum(part[:, 2:4], LARGEST)) * anchor
