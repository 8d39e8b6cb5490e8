"""Cuts objects out of pictures with a white ground, and pastes them on other grounds."""

import random

import numpy as np
from PIL import Image, ImageFilter

BILINEAR = Image.Resampling.BILINEAR
GRID = 96
WHITE = 228
RING, PLAIN = 3, 0.85
SMALLEST, LARGEST = 0.04, 0.9


def mask(image: Image.Image) -> Image.Image | None:
    """Returns the mask (L) of what stands on a white ground; None if the ground is not white.

    The ground is what is nearly white and connected with the border, so white parts of the object stay.
    """
    white = np.asarray(image.resize((GRID, GRID), BILINEAR)).min(2) >= WHITE
    ring = np.ones_like(white)
    ring[RING:-RING, RING:-RING] = False
    if white[ring].mean() < PLAIN:
        return None
    inside = ~flood(white & ring, white)
    if not SMALLEST < inside.mean() < LARGEST:
        return None
    return Image.fromarray(inside.astype(np.uint8) * 255).resize(image.size, BILINEAR).filter(ImageFilter.MinFilter(3))


def flood(seed: np.ndarray, free: np.ndarray) -> np.ndarray:
    """Grows `seed` through the neighbours that are `free`; booleans [H,W]."""
    reached, count = seed, -1
    while count != reached.sum():
        count = reached.sum()
        grown = reached.copy()
        for to, come in ((np.s_[1:], np.s_[:-1]), (np.s_[:-1], np.s_[1:])):
            grown[to] |= reached[come]
            grown[:, to] |= reached[:, come]
        reached = grown & free
    return reached


def paste(image: Image.Image, shape: Image.Image, size: int, draw: random.Random, ground: Image.Image) -> Image.Image:
    """Pastes the object of `image` on a size×size ground: turned, scaled to 35 to 100 % of it, anywhere."""
    box = shape.getbbox()
    image, shape = image.crop(box), shape.crop(box)
    if draw.random() < 0.6:
        angle = draw.uniform(-40, 40)
        image, shape = (part.rotate(angle, BILINEAR, expand=True) for part in (image, shape))
    scale = size * draw.uniform(0.35, 1.0) / max(image.size)
    aspect = 2 ** draw.uniform(-0.2, 0.2)
    w, h = (max(1, min(size, round(n * scale * a))) for n, a in ((image.width, aspect), (image.height, 1 / aspect)))
    left, top = draw.randint(0, size - w), draw.randint(0, size - h)
    ground.paste(image.resize((w, h), BILINEAR), (left, top), shape.resize((w, h), BILINEAR))
    return ground
