"""Reads CIFAR-10's pickled batches. A pickle can name any function, so only NumPy's arrays are let through."""

import codecs
import io
import pickle
import tarfile
from pathlib import Path

import numpy as np

TRAIN, TEST, META = [f"data_batch_{i}" for i in range(1, 6)], ["test_batch"], "batches.meta"
ALL = [*TRAIN, *TEST, META]
SHAPE = (3, 32, 32)
RECONSTRUCT = np.zeros(1).__reduce__()[0]
SAFE = {
    ("numpy.core.multiarray", "_reconstruct"): RECONSTRUCT,
    ("numpy._core.multiarray", "_reconstruct"): RECONSTRUCT,
    ("numpy", "ndarray"): np.ndarray,
    ("numpy", "dtype"): np.dtype,
    ("_codecs", "encode"): codecs.encode,
}


class Unpickler(pickle.Unpickler):
    """Reads plain values and arrays; everything else is refused."""

    def find_class(self, module: str, name: str):
        try:
            return SAFE[module, name]
        except KeyError:
            raise ValueError(f"refused to load {module}.{name}") from None


def belongs(member: tarfile.TarInfo) -> bool:
    """Says whether an entry of a tar is one of the batches."""
    return member.isfile() and Path(member.name).name in ALL


def present(folder: Path) -> list[str]:
    return [name for name in ALL if (folder / name).is_file()]


def load(encoded: bytes, name: str) -> dict[str, object]:
    """Unpickles a batch; the keys are text, whichever Python wrote it."""
    try:
        content = Unpickler(io.BytesIO(encoded), encoding="bytes").load()
    except (pickle.UnpicklingError, EOFError, ValueError, AttributeError, TypeError, IndexError) as problem:
        raise ValueError(f"{name} is not a batch of CIFAR-10: {problem}") from problem
    if isinstance(content, dict):
        return {text(key): value for key, value in content.items()}
    raise ValueError(f"{name} is not a batch of CIFAR-10: it has no keys")


def text(value) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def labels(encoded: bytes) -> list[str]:
    """Returns the class names in the order of their numbers."""
    names = load(encoded, META).get("label_names")
    if not isinstance(names, list) or not names:
        raise ValueError(f"{META} has no label_names")
    return [text(name) for name in names]


def read(encoded: bytes, name: str, classes: int) -> tuple[np.ndarray, np.ndarray]:
    """Returns images as uint8 [N,32,32,3] and labels [N]. The file has one row a picture, colour by colour."""
    batch = load(encoded, name)
    data, label = np.asarray(batch.get("data")), np.asarray(batch.get("labels"))
    if data.dtype != np.uint8 or data.ndim != 2 or data.shape[1] != np.prod(SHAPE) or label.shape != (len(data),):
        raise ValueError(f"{name} is not a batch of CIFAR-10: data {data.dtype} {data.shape}, labels {label.shape}")
    if len(label) and not (0 <= label.min() and label.max() < classes):
        raise ValueError(f"{name} has a label outside 0..{classes - 1}")
    return np.ascontiguousarray(data.reshape(-1, *SHAPE).transpose(0, 2, 3, 1)), label.astype(np.int64)
