"""Perceptual hashes: pictures that look the same have hashes that differ in few bits."""

import numpy as np
from PIL import Image

SIDE = 16
BITS = SIDE * SIDE


def difference(image: Image.Image) -> np.ndarray:
    """Returns the difference hash, 256 bits as uint64 [4]: is each of 16 × 16 cells brighter than its right neighbour?"""
    grey = np.asarray(image.convert("L").resize((SIDE + 1, SIDE), Image.Resampling.BILINEAR), np.int16)
    return np.packbits(grey[:, :-1] > grey[:, 1:]).view(np.uint64)


def nearest(of: np.ndarray, among: np.ndarray, itself: bool = False) -> np.ndarray:
    """Returns for each hash [N,4] the bits by which the nearest of `among` [M,4] differs.

    With `itself`, both are the same pictures, and no picture counts as its own neighbour.
    """
    least = np.full(len(of), BITS)
    for i, each in enumerate(of):
        bits = np.bitwise_count(among ^ each).sum(1, dtype=np.int64)
        if itself:
            bits[i] = BITS
        least[i] = bits.min(initial=BITS)
    return least
