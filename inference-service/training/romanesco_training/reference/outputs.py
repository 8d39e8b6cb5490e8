"""The graph's output tensors of one picture."""

import numpy as np

from .errors import InvalidOutput


class Outputs:
    """Named tensors. Reading one checks that it is finite and removes the batch dimension."""

    def __init__(self, tensors: dict[str, np.ndarray]):
        self.tensors = tensors

    def get(self, name: str, *ranks: int) -> np.ndarray:
        """Returns a tensor as float64. `ranks` are those allowed, with the batch dimension."""
        values = self.tensors[name].astype(np.float64)
        if ranks and values.ndim not in ranks:
            raise InvalidOutput(f"{name} has shape {list(values.shape)}")
        if not np.isfinite(values).all():
            raise InvalidOutput(f"{name} has values that are not finite")
        return values

    def first(self, name: str, *ranks: int) -> np.ndarray:
        """Returns the first picture's part of a tensor with a batch dimension."""
        values = self.get(name, *ranks)
        if values.shape[0] != 1:
            raise InvalidOutput(f"{name} has {values.shape[0]} pictures instead of 1")
        return values[0]


def expect_shape(name: str, values: np.ndarray, *shape: int | None) -> None:
    """Checks a shape; None is any size."""
    if values.ndim != len(shape) or any(w is not None and w != h for w, h in zip(shape, values.shape)):
        wanted = ["any" if size is None else size for size in shape]
        raise InvalidOutput(f"{name} has shape {list(values.shape)} instead of {wanted}")
