"""Turns a decoded picture into the graph's input tensor."""

import numpy as np
from PIL import Image

from .geometry import Geometry
from .manifest import Input

DTYPES = {"uint8": np.uint8, "float32": np.float32, "float16": np.float16}


def tensor(image: Image.Image, spec: Input, geometry: Geometry) -> np.ndarray:
    """Returns the tensor of an RGB picture, with a batch dimension of one if the layout has one."""
    resized = resize(image, geometry.new_width, geometry.new_height, spec.resize.filter)
    pixels = np.full((spec.height, spec.width, 3), spec.resize.pad, np.uint8)
    left, top = geometry.left, geometry.top
    seen = resized[max(-top, 0) : spec.height - top, max(-left, 0) : spec.width - left]
    y, x = max(top, 0), max(left, 0)
    pixels[y : y + seen.shape[0], x : x + seen.shape[1]] = seen
    if spec.color == "BGR":
        pixels = pixels[:, :, ::-1]
    values = pixels if spec.type == "uint8" else normalise(pixels, spec)
    if spec.layout.endswith("CHW"):
        values = values.transpose(2, 0, 1)
    if spec.layout.startswith("N"):
        values = values[None]
    return np.ascontiguousarray(values, DTYPES[spec.type])


def normalise(pixels: np.ndarray, spec: Input) -> np.ndarray:
    rule = spec.normalize
    values = pixels.astype(np.float64) * rule.scale
    return ((values - np.array(rule.mean, np.float64)) / np.array(rule.std, np.float64)).astype(np.float32)


def resize(image: Image.Image, width: int, height: int, how: str) -> np.ndarray:
    """Returns the resized picture as uint8 [height,width,3]."""
    if how == "bilinear":
        return np.asarray(image.resize((width, height), Image.Resampling.BILINEAR))
    return plain(np.asarray(image), width, height)


def plain(pixels: np.ndarray, width: int, height: int) -> np.ndarray:
    """Bilinear between the four nearest pixels with half-pixel centres, without antialiasing."""
    values = pixels.astype(np.float64)
    top, bottom, down = taps(values.shape[0], height)
    left, right, across = taps(values.shape[1], width)
    across, down = across[None, :, None], down[:, None, None]
    upper = (1 - across) * values[top][:, left] + across * values[top][:, right]
    lower = (1 - across) * values[bottom][:, left] + across * values[bottom][:, right]
    return np.floor((1 - down) * upper + down * lower + 0.5).astype(np.uint8)


def taps(size: int, new: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Returns, for each output position, the two input positions and the weight of the second."""
    # As in the service: the order of operations decides which way ties are rounded.
    source = np.clip((np.arange(new) + 0.5) * size / new - 0.5, 0, size - 1)
    first = np.floor(source)
    clamp = lambda position: np.clip(position, 0, size - 1).astype(int)  # noqa: E731
    return clamp(first), clamp(first + 1), source - first
