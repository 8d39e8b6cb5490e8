"""Semantic segmentation: each pixel's class."""

import numpy as np

from . import activations
from .errors import InvalidOutput
from .geometry import Geometry
from .keys import Keys
from .manifest import Manifest
from .masks import encode, inside, sample
from .outputs import Outputs, expect_shape

NOTHING = -1


def decode(outputs: Outputs, model: Manifest, keys: Keys, geometry: Geometry) -> dict:
    """Returns size [height,width] and, for each class with a pixel, its area as RLE and its share of all pixels.

    The largest class comes first.
    """
    width, height = grid(geometry, keys.get("maxSide", 1024))
    x = (np.arange(width) + 0.5) * geometry.width / width
    y = (np.arange(height) + 0.5) * geometry.height / height
    x_in, y_in = geometry.to_input(x, y)
    spec = model.input
    hidden = keys.get("background")
    if "classes" in keys:
        classes = by_class(outputs, model, keys.get("classes"), x_in / spec.width, y_in / spec.height)
    else:
        classes = by_score(outputs, model, keys, x_in / spec.width, y_in / spec.height)
    classes[~(inside(y_in, spec.height)[:, None] & inside(x_in, spec.width)[None, :])] = NOTHING
    found = []
    for index, label in enumerate(model.labels):
        area = classes == index
        if label != hidden and area.any():
            found.append({"category": label, "counts": encode(area)["counts"], "share": float(area.mean())})
    return {"size": [height, width], "classes": sorted(found, key=lambda area: -area["share"])}


def grid(geometry: Geometry, most: int) -> tuple[int, int]:
    """Returns the map's width and height: the picture's, scaled down if its longer side exceeds `most`."""
    longer = max(geometry.width, geometry.height)
    if longer <= most:
        return geometry.width, geometry.height
    return tuple(max(1, int(side * (most / longer) + 0.5)) for side in (geometry.width, geometry.height))


def by_class(outputs: Outputs, model: Manifest, name: str, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The graph has chosen the classes; the nearest one counts. x and y are 0..1 in the input."""
    values = outputs.get(name, 2, 3, 4)
    values = values.reshape(values.shape[-2:]) if values.size == np.prod(values.shape[-2:]) else values
    expect_shape(name, values, None, None)
    index = np.rint(values).astype(int)
    if ((index < 0) | (index >= len(model.labels))).any():
        raise InvalidOutput(f"{name} has a class that labels lacks")
    column = np.clip(np.floor(x * index.shape[1]), 0, index.shape[1] - 1).astype(int)
    line = np.clip(np.floor(y * index.shape[0]), 0, index.shape[0] - 1).astype(int)
    return index[line][:, column]


def by_score(outputs: Outputs, model: Manifest, keys: Keys, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """The class with the highest interpolated score counts; the first on a tie."""
    name = keys.need("scores")
    values = outputs.get(name, 3, 4)
    values = outputs.first(name) if values.ndim == 4 else values
    if keys.choice("mapLayout", "NCHW", "NHWC") == "NHWC":
        values = values.transpose(2, 0, 1)
    expect_shape(name, values, len(model.labels), None, None)
    activation, threshold = keys.choice("scoreActivation", "none", "sigmoid"), keys.get("maskThreshold", 0.5)
    if len(values) == 1:
        values = activations.apply(activation, values)
    scores = sample(values, x * values.shape[2] - 0.5, y * values.shape[1] - 0.5)
    if len(values) == 1:
        return np.where(scores[0] >= threshold, 0, NOTHING)
    return scores.argmax(0)
