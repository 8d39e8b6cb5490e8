"""YOLOX: one row a grid cell with centre, size, objectness and class scores (Ge et al., arXiv 2107.08430)."""

import numpy as np

from . import activations, grids
from .candidates import Rows
from .keys import Keys
from .manifest import Manifest
from .outputs import Outputs

LARGEST = 10.0
"""Limit of logarithmic sizes, so that no box overflows."""


def decode(outputs: Outputs, model: Manifest, keys: Keys) -> Rows:
    strides = keys.get("strides", [8, 16, 32])
    x, y, stride = grids.all_cells(model.input, strides)
    decoded = keys.get("decoded", False)
    values = grids.predictions(keys, outputs, 5 + len(model.labels), None if decoded else len(x))
    scores = activations.apply(keys.choice("scoreActivation", "none", "sigmoid"), values[:, 4:])
    if decoded:
        boxes = grids.corners(*values[:, :4].T)
    else:
        width, height = np.exp(np.minimum(values[:, 2:4], LARGEST)).T * stride
        boxes = grids.corners((values[:, 0] + x) * stride, (values[:, 1] + y) * stride, width, height)
    return Rows(boxes, scores[:, :1] * scores[:, 1:])
