"""NanoDet and PicoDet: each side's distance is a distribution (Generalized Focal Loss, arXiv 2006.04388)."""

import numpy as np

from . import activations, grids
from .candidates import Rows
from .keys import Keys
from .manifest import Manifest, expect
from .outputs import Outputs, expect_shape


def nanodet(outputs: Outputs, model: Manifest, keys: Keys) -> Rows:
    return decode(outputs, model, keys, keys.get("strides", [8, 16, 32]))


def picodet(outputs: Outputs, model: Manifest, keys: Keys) -> Rows:
    return decode(outputs, model, keys, keys.get("strides", [8, 16, 32, 64]))


def decode(outputs: Outputs, model: Manifest, keys: Keys, strides: list[int]) -> Rows:
    bins = keys.get("regMax", 7) + 1
    x, y, stride = grids.all_cells(model.input, strides)
    classes = len(model.labels)
    if "predictions" in keys:
        values = grids.predictions(keys, outputs, classes + 4 * bins, len(x))
        scores, sides = values[:, :classes], values[:, classes:]
    else:
        scores = by_stride(outputs, keys.need("scores"), model, strides, classes)
        sides = by_stride(outputs, keys.need("boxes"), model, strides, 4 * bins)
    scores = activations.apply(keys.choice("scoreActivation", "none", "sigmoid"), scores)
    distances = activations.softmax(sides.reshape(-1, 4, bins)) @ np.arange(bins) * stride[:, None]
    center = keys.get("center", 0.5)
    point = np.stack([(x + center) * stride, (y + center) * stride], 1)
    return Rows(np.concatenate([point - distances[:, :2], point + distances[:, 2:]], 1), scores)


def by_stride(outputs: Outputs, names: list[str], model: Manifest, strides: list[int], columns: int) -> np.ndarray:
    """Joins one tensor a stride."""
    expect(len(names) == len(strides), f"outputs has {len(names)} tensors for {len(strides)} strides")
    parts = []
    for name, stride in zip(names, strides):
        part = outputs.first(name, 3)
        wide, high = grids.size(model.input, stride)
        expect_shape(name, part, wide * high, columns)
        parts.append(part)
    return np.concatenate(parts)
