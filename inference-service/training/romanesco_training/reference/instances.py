"""Instance segmentation: RoI masks (Mask R-CNN) and prototype masks (YOLACT, YOLOv8-seg)."""

import math
from collections.abc import Callable

import numpy as np

from . import activations, boxes, yolo
from .candidates import Kept, Rows
from .errors import InvalidOutput
from .geometry import Geometry
from .keys import Keys
from .manifest import Manifest, expect
from .masks import Window, in_box, in_input, window
from .outputs import Outputs, expect_shape

Draw = Callable[[Kept, int, np.ndarray], np.ndarray]
"""Draws the mask of the n-th kept object; the array is its unclipped box in pixels of the picture."""


def roi_masks(outputs: Outputs, model: Manifest, keys: Keys, geometry: Geometry) -> tuple[Rows, Draw]:
    rows, total = boxes.rows(outputs, model, keys)
    name = keys.need("masks")
    batched = outputs.tensors[keys.need("boxes")].ndim == 3
    values = outputs.first(name) if batched else outputs.get(name)
    if values.ndim == 3:
        values = values[:, None]
    expect_shape(name, values, total, None, None, None)
    if values.shape[1] not in (1, len(model.labels)) or 0 in values.shape[2:]:
        raise InvalidOutput(f"{name} has shape {list(values.shape)}, not one mask an object or one a class")
    values = activations.apply(keys.choice("maskActivation", "none", "sigmoid"), values)
    threshold = keys.get("maskThreshold", 0.5)
    in_frame = keys.choice("maskFrame", "box", "input") == "input"
    whole = Window(0, 0, geometry.width, geometry.height)

    def draw(kept: Kept, n: int, box: np.ndarray) -> np.ndarray:
        mask = values[kept.row[n], 0 if values.shape[1] == 1 else kept.label[n]]
        if in_frame:
            return in_input(mask, model.input, geometry, whole, threshold)
        return in_box(mask, box, geometry.width, geometry.height, threshold)

    return rows, draw


def prototypes(outputs: Outputs, model: Manifest, keys: Keys, geometry: Geometry) -> tuple[Rows, Draw]:
    if "predictions" in keys:
        rows, coefficients = yolo.rows(outputs, model, keys, objectness=False)
    else:
        rows, total = boxes.rows(outputs, model, keys)
        coefficients = boxes.unbatched(outputs, keys.need("coefficients"), 2)
        expect_shape(keys.need("coefficients"), coefficients, total, None)
    name = keys.need("prototypes")
    shapes = outputs.first(name, 4)
    if keys.choice("prototypeLayout", "NCHW", "NHWC") == "NHWC":
        shapes = shapes.transpose(2, 0, 1)
    if len(shapes) != coefficients.shape[1]:
        raise InvalidOutput(f"{name} has {len(shapes)} prototypes for {coefficients.shape[1]} coefficients")
    threshold = keys.get("maskThreshold", 0.5)
    expect(0 < threshold < 1, "outputs.maskThreshold must lie between 0 and 1")
    logit = math.log(threshold / (1 - threshold))

    def draw(kept: Kept, n: int, box: np.ndarray) -> np.ndarray:
        mask = np.tensordot(coefficients[kept.row[n]], shapes, 1)
        area = window(box, geometry.width, geometry.height)
        return in_input(mask, model.input, geometry, area, logit)

    return rows, draw
