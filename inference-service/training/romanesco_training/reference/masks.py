"""Masks on the picture's pixels, and COCO's run-length encoding."""

from dataclasses import dataclass

import numpy as np
from pycocotools import mask as coco

from .geometry import Geometry
from .manifest import Input


@dataclass(frozen=True)
class Window:
    """Columns and lines of the picture that a mask can touch, by pixel centres: x1 <= x + 0.5 < x2."""

    left: int
    top: int
    right: int
    bottom: int


def window(box, width: int, height: int) -> Window:
    """Returns the pixels whose centres lie in a box (x1, y1, x2, y2 in pixels of the picture)."""
    edges = [int(np.ceil(value - 0.5)) for value in box]
    limit = lambda value, most: min(max(value, 0), most)  # noqa: E731
    return Window(limit(edges[0], width), limit(edges[1], height), limit(edges[2], width), limit(edges[3], height))


def in_box(values: np.ndarray, box, width: int, height: int, threshold: float) -> np.ndarray:
    """Draws a mask that fills its unclipped box. Returns bool [height,width].

    Outside the mask the value is 0, so values fade in its outer half cells, as in Detectron2's paste_masks_in_image.
    """
    area = window(box, width, height)
    x1, y1, x2, y2 = box
    u = (np.arange(area.left, area.right) + 0.5 - x1) / (x2 - x1) * values.shape[1] - 0.5
    v = (np.arange(area.top, area.bottom) + 0.5 - y1) / (y2 - y1) * values.shape[0] - 0.5
    full = np.zeros((height, width), bool)
    ringed = np.pad(values, 1)
    full[area.top : area.bottom, area.left : area.right] = sample(ringed, u + 1, v + 1) >= threshold
    return full


def in_input(values: np.ndarray, spec: Input, geometry: Geometry, area: Window, threshold: float) -> np.ndarray:
    """Draws the part of a mask that covers the whole input tensor. Returns bool [height,width] of the picture."""
    x, y = np.arange(area.left, area.right) + 0.5, np.arange(area.top, area.bottom) + 0.5
    x_in, y_in = geometry.to_input(x, y)
    u, v = x_in * values.shape[1] / spec.width - 0.5, y_in * values.shape[0] / spec.height - 0.5
    drawn = sample(values, u, v) >= threshold
    drawn &= inside(x_in, spec.width)[None, :] & inside(y_in, spec.height)[:, None]
    full = np.zeros((geometry.height, geometry.width), bool)
    full[area.top : area.bottom, area.left : area.right] = drawn
    return full


def inside(values: np.ndarray, size: int) -> np.ndarray:
    return (values >= 0) & (values < size)


def sample(values: np.ndarray, u: np.ndarray, v: np.ndarray) -> np.ndarray:
    """Samples [...,h,w] bilinearly at columns u and lines v; positions outside take the edge's value."""
    left, right, across = neighbours(u, values.shape[-1])
    upper, lower, down = neighbours(v, values.shape[-2])
    down = down[:, None]
    first = (1 - across) * values[..., upper, :][..., left] + across * values[..., upper, :][..., right]
    second = (1 - across) * values[..., lower, :][..., left] + across * values[..., lower, :][..., right]
    return (1 - down) * first + down * second


def neighbours(position: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    first = np.floor(position)
    clamp = lambda index: np.clip(index, 0, size - 1).astype(int)  # noqa: E731
    return clamp(first), clamp(first + 1), position - first


def encode(mask: np.ndarray) -> dict:
    """Returns COCO's compressed run-length encoding: size [height,width] and counts."""
    made = coco.encode(np.asfortranarray(mask.astype(np.uint8)))
    return {"size": [int(n) for n in made["size"]], "counts": made["counts"].decode()}
