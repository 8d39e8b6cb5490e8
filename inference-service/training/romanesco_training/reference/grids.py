"""Grid cells of a detector's strides, and rows in one tensor."""

from math import ceil

import numpy as np

from .errors import InvalidOutput
from .keys import Keys
from .manifest import Input
from .outputs import Outputs


def cells(spec: Input, stride: int) -> tuple[np.ndarray, np.ndarray]:
    """Returns x and y of a stride's cells, row by row."""
    columns, lines = size(spec, stride)
    y, x = np.divmod(np.arange(columns * lines), columns)
    return x.astype(np.float64), y.astype(np.float64)


def size(spec: Input, stride: int) -> tuple[int, int]:
    """Returns the number of columns and lines of a stride's grid."""
    return ceil(spec.width / stride), ceil(spec.height / stride)


def all_cells(spec: Input, strides: list[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Returns x, y and stride of the cells of all strides, one stride after the other."""
    grids = [cells(spec, stride) for stride in strides]
    repeated = [np.full(len(x), stride, np.float64) for (x, _), stride in zip(grids, strides)]
    return np.concatenate([x for x, _ in grids]), np.concatenate([y for _, y in grids]), np.concatenate(repeated)


def predictions(keys: Keys, outputs: Outputs, columns: int | None, rows: int | None) -> np.ndarray:
    """Returns the tensor `predictions` as [rows,columns]."""
    name = keys.need("predictions")
    values = outputs.first(name, 3)
    if keys.get("transposed", False):
        values = values.T
    if (columns is not None and values.shape[1] != columns) or (rows is not None and values.shape[0] != rows):
        raise InvalidOutput(f"{name} has {values.shape[0]} rows of {values.shape[1]}, not {rows or 'any'} of {columns}")
    return values


def corners(center_x, center_y, width, height) -> np.ndarray:
    """Returns boxes as x1, y1, x2, y2."""
    return np.stack([center_x - width / 2, center_y - height / 2, center_x + width / 2, center_y + height / 2], -1)
