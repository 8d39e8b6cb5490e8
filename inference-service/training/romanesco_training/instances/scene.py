"""A training picture with its objects, and how it is placed in the network's input."""

from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from .network import MASK_STRIDE

PAD = 114
VISIBLE = 0.3


@dataclass(frozen=True)
class Scene:
    """A picture uint8 [H,W,3] with boxes [G,4] as x1, y1, x2, y2, labels [G], and masks bool [G,H,W] if they are known.

    `complete` says that every vegetable has a box. Otherwise further ones of the same classes may be in the picture.
    `tight` says that the boxes touch their objects. `source` is where the picture is from.
    """

    pixels: np.ndarray
    boxes: np.ndarray
    labels: np.ndarray
    masks: np.ndarray | None
    complete: bool = True
    tight: bool = True
    source: str = ""


def visible(masks: np.ndarray, labels: list[int], pixels: np.ndarray) -> Scene:
    """Makes a scene of objects that cover each other: `masks` hold what is visible of each; none may be empty."""
    boxes = np.zeros((len(masks), 4), np.float32)
    for n, mask in enumerate(masks):
        columns, lines = np.flatnonzero(mask.any(0)), np.flatnonzero(mask.any(1))
        boxes[n] = columns[0], lines[0], columns[-1] + 1, lines[-1] + 1
    return Scene(pixels, boxes, np.array(labels, np.int64), masks)


def place(scene: Scene, size: int, scale: float, shift: tuple[float, float], flip: bool, pad) -> Scene:
    """Resizes so that the longest side is `scale`·`size`, and puts the picture into a square of `size` pixels.

    :param shift: where it lies in the room that is left (or what is cropped), 0..1 for x and y; 0.5 is the centre
    """
    height, width = scene.pixels.shape[:2]
    ratio = scale * size / max(width, height)
    new = max(round(width * ratio), 1), max(round(height * ratio), 1)
    left, top = (round((size - n) * s) for n, s in zip(new, shift))
    area = slice(max(top, 0), top + new[1]), slice(max(left, 0), left + new[0])
    part = slice(max(-top, 0), size - top), slice(max(-left, 0), size - left)
    pixels = np.empty((size, size, 3), np.uint8)
    pixels[:] = pad
    pixels[area] = np.asarray(Image.fromarray(scene.pixels).resize(new, Image.Resampling.BILINEAR))[part]
    sides = np.array([new[0] / width, new[1] / height] * 2, np.float32)
    whole = scene.boxes * sides + np.array([left, top] * 2, np.float32)
    boxes = whole.clip(0, size)
    seen = (boxes[:, 2:] - boxes[:, :2]).prod(1) > VISIBLE * (whole[:, 2:] - whole[:, :2]).prod(1)
    seen &= (boxes[:, 2:] - boxes[:, :2]).min(1, initial=size) >= 3
    masks = None
    if scene.masks is not None:
        masks = np.zeros((int(seen.sum()), size, size), bool)
        for mask, n in zip(masks, np.flatnonzero(seen)):
            drawn = Image.fromarray(scene.masks[n].astype(np.uint8) * 255).resize(new, Image.Resampling.BILINEAR)
            mask[area] = (np.asarray(drawn) > 127)[part]
    made = replace(scene, pixels=pixels, boxes=boxes[seen], labels=scene.labels[seen], masks=masks)
    return mirrored(made) if flip else made


def mosaic(scenes: list[Scene], center: tuple[int, int], draw: np.random.Generator) -> Scene:
    """Puts parts of four square scenes of one size into the four corners (Bochkovskiy et al., arXiv 2004.10934)."""
    size, (x, y) = len(scenes[0].pixels), center
    pixels = np.empty((size, size, 3), np.uint8)
    boxes, labels, masks = [], [], []
    windows = [(0, 0, x, y), (x, 0, size, y), (0, y, x, size), (x, y, size, size)]
    for scene, (left, top, right, bottom) in zip(scenes, windows, strict=True):
        across, down = draw.integers(0, size - (right - left) + 1), draw.integers(0, size - (bottom - top) + 1)
        part = slice(down, down + bottom - top), slice(across, across + right - left)
        pixels[top:bottom, left:right] = scene.pixels[part]
        whole = scene.boxes + np.array([left - across, top - down] * 2, np.float32)
        clipped = whole.clip([left, top] * 2, [right, bottom] * 2).astype(np.float32)
        sides = clipped[:, 2:] - clipped[:, :2]
        seen = sides.prod(1) > VISIBLE * (whole[:, 2:] - whole[:, :2]).prod(1)
        seen &= sides.min(1, initial=size) >= 3
        boxes.append(clipped[seen])
        labels.append(scene.labels[seen])
        if scene.masks is not None:
            moved = np.zeros((int(seen.sum()), size, size), bool)
            moved[:, top:bottom, left:right] = scene.masks[seen][:, part[0], part[1]]
            masks.append(moved)
    return Scene(
        pixels,
        np.concatenate(boxes),
        np.concatenate(labels),
        np.concatenate(masks) if len(masks) == 4 else None,
        all(scene.complete for scene in scenes),
        all(scene.tight for scene in scenes),
    )


def mirrored(scene: Scene) -> Scene:
    width = scene.pixels.shape[1]
    boxes = scene.boxes.copy()
    boxes[:, [0, 2]] = width - scene.boxes[:, [2, 0]]
    masks = None if scene.masks is None else scene.masks[:, :, ::-1]
    return replace(scene, pixels=scene.pixels[:, ::-1], boxes=boxes, masks=masks)


def small(masks: np.ndarray) -> np.ndarray:
    """Reduces masks [G,S,S] to the prototypes' size: bool [G,S/4,S/4]."""
    count, size, _ = masks.shape
    side = size // MASK_STRIDE
    return masks.reshape(count, side, MASK_STRIDE, side, MASK_STRIDE).mean((2, 4)) >= 0.5
