"""Connected regions of a binary mask [H,W], with 8-neighbourhoods."""

import numpy as np


def grow(mask: np.ndarray, pixels: int = 1) -> np.ndarray:
    """Dilates a mask by a square of 2·pixels+1."""
    for axis in (0, 1):
        counts = np.cumsum(mask, axis, dtype=np.int32)
        ahead = np.pad(counts, [(0, pixels) if axis == a else (0, 0) for a in (0, 1)], mode="edge")
        behind = np.pad(counts, [(pixels + 1, 0) if axis == a else (0, 0) for a in (0, 1)])
        size = mask.shape[axis]
        mask = np.take(ahead, np.arange(pixels, pixels + size), axis) > np.take(behind, np.arange(size), axis)
    return mask


def shrink(mask: np.ndarray, pixels: int = 1) -> np.ndarray:
    """Erodes a mask by a square of 2·pixels+1. Outside the picture counts as inside the mask."""
    return ~grow(~mask, pixels)


def opened(mask: np.ndarray, pixels: int) -> np.ndarray:
    return grow(shrink(mask, pixels), pixels) & mask


def label(mask: np.ndarray) -> np.ndarray:
    """Returns int [H,W]: 0 outside the mask, and one positive number for each connected region.

    Joins the runs of neighbouring lines (union-find).
    """
    edges = np.diff(np.pad(mask, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    line, start = np.nonzero(edges > 0)
    end = np.nonzero(edges < 0)[1]
    first = np.searchsorted(line, np.arange(len(mask) + 1))
    parent = list(range(len(line)))

    def root(run: int) -> int:
        while parent[run] != run:
            parent[run] = parent[parent[run]]
            run = parent[run]
        return run

    for y in range(1, len(mask)):
        above, run = first[y - 1], first[y]
        while above < first[y] and run < first[y + 1]:
            if start[above] <= end[run] and start[run] <= end[above]:
                parent[root(run)] = root(above)
            if end[above] < end[run]:
                above += 1
            else:
                run += 1
    numbers = np.zeros(mask.shape, int)
    for run, (y, left, right) in enumerate(zip(line, start, end)):
        numbers[y, left:right] = root(run) + 1
    return numbers


def filled(mask: np.ndarray) -> np.ndarray:
    """Fills holes: background that no path connects with the picture's edge."""
    numbers = label(np.pad(~mask, 1, constant_values=True))
    return ~(numbers == numbers[0, 0])[1:-1, 1:-1]


def regions(mask: np.ndarray, smallest: int) -> list[np.ndarray]:
    """Returns the masks of the connected regions with at least `smallest` pixels, the largest first."""
    numbers = label(mask)
    values, counts = np.unique(numbers[numbers > 0], return_counts=True)
    order = [n for n in np.argsort(-counts, kind="stable") if counts[n] >= smallest]
    return [numbers == values[n] for n in order]


def bounds(mask: np.ndarray) -> tuple[int, int, int, int]:
    """Returns left, top, right, bottom of a mask that is not empty; right and bottom are exclusive."""
    columns, lines = np.flatnonzero(mask.any(0)), np.flatnonzero(mask.any(1))
    return int(columns[0]), int(lines[0]), int(columns[-1]) + 1, int(lines[-1]) + 1
