"""Reads tensors from a file that `torch.save` wrote in its first format (before PyTorch 1.6), without PyTorch.

The file holds five pickles (magic number, protocol, system, state, keys of the storages), then the storages: a 64-bit
count and the raw values of each, in the order of the keys. Only tensors and ordered dictionaries are unpickled, so a
file cannot run code.
"""

import pickle
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np

MAGIC = 0x1950A86A20F9469CFC6C
DTYPES = {"FloatStorage": np.dtype("<f4"), "LongStorage": np.dtype("<i8")}


@dataclass
class Storage:
    """Values that one or more tensors show."""

    dtype: np.dtype
    values: np.ndarray | None = None


@dataclass(frozen=True)
class Tensor:
    """A view of a storage."""

    storage: Storage
    offset: int
    size: tuple[int, ...]
    stride: tuple[int, ...]

    def array(self) -> np.ndarray:
        bytes_per = self.storage.dtype.itemsize
        strides = tuple(step * bytes_per for step in self.stride)
        return np.lib.stride_tricks.as_strided(self.storage.values[self.offset :], self.size, strides).copy()


class Reader(pickle.Unpickler):
    """Unpickles tensors and ordered dictionaries; anything else is an error."""

    def __init__(self, file: BinaryIO):
        super().__init__(file)
        self.storages: dict[str, Storage] = {}

    def find_class(self, module: str, name: str):
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return lambda storage, offset, size, stride, *_: Tensor(storage, offset, size, stride)
        if module == "torch" and name in DTYPES:
            return DTYPES[name]
        raise ValueError(f"the file holds {module}.{name}, which is not a tensor")

    def persistent_load(self, identity: tuple) -> Storage:
        kind, dtype, key = identity[:3]
        if kind != "storage":
            raise ValueError(f"the file holds a {kind}, which is not a tensor")
        return self.storages.setdefault(key, Storage(dtype))


def read(path: Path) -> dict[str, np.ndarray]:
    """Returns the tensors of a state file by name.

    :raises ValueError: if the file has another format, or holds more than tensors
    """
    with path.open("rb") as file:
        if Reader(file).load() != MAGIC:
            raise ValueError(f"{path.name} is not in PyTorch's first file format")
        Reader(file).load()
        Reader(file).load()
        reader = Reader(file)
        state = reader.load()
        for key in Reader(file).load():
            storage = reader.storages[key]
            count = int(np.fromfile(file, "<i8", 1)[0])
            storage.values = np.fromfile(file, storage.dtype, count)
            if len(storage.values) != count:
                raise ValueError(f"{path.name} is cut off")
    return {name: tensor.array() for name, tensor in state.items()}
