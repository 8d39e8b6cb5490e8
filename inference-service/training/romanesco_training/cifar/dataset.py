"""Reads CIFAR-10: the python form (pickled batches, also as .tar.gz) or folders of pictures."""

import tarfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .. import pictures
from . import batches

SIDE = 32
TRAIN, TEST = "train", "test"
VALIDATION_SHARE = 0.1


@dataclass(frozen=True)
class Part:
    """`images` are uint8 RGB [N,32,32,3], `label` is an index into the labels [N]."""

    images: np.ndarray
    label: np.ndarray

    def __len__(self) -> int:
        return len(self.label)

    def rows(self, rows: np.ndarray) -> "Part":
        return Part(self.images[rows], self.label[rows])


@dataclass(frozen=True)
class Cifar:
    """The data set. `form` says how the pictures were stored: `python` or `folders`."""

    labels: list[str]
    train: Part
    test: Part
    form: str


def read(path: Path) -> Cifar:
    """Reads a folder or tar.

    :raises ValueError: in one line, if the pictures are not those of CIFAR's form
    """
    if path.is_file() and tarfile.is_tarfile(path):
        with tarfile.open(path) as tar:
            stored = {Path(m.name).name: tar.extractfile(m).read() for m in tar if batches.belongs(m)}
        if stored:
            return from_batches(stored, path)
    meta = next(path.rglob(batches.META), None) if path.is_dir() else None
    if meta:
        return from_batches({name: (meta.parent / name).read_bytes() for name in batches.present(meta.parent)}, path)
    return from_folders(path)


def from_batches(stored: dict[str, bytes], path: Path) -> Cifar:
    """Joins the pickled batches."""
    missing = [name for name in batches.ALL if name not in stored]
    if missing:
        raise ValueError(f"{path} has no {missing[0]}")
    labels = batches.labels(stored[batches.META])
    parts = {}
    for part, names in ((TRAIN, batches.TRAIN), (TEST, batches.TEST)):
        images, label = zip(*(batches.read(stored[name], name, len(labels)) for name in names), strict=True)
        parts[part] = Part(np.concatenate(images), np.concatenate(label))
    return Cifar(labels, parts[TRAIN], parts[TEST], "python")


def from_folders(path: Path) -> Cifar:
    """Reads `train/<class>/<file>` and `test/<class>/<file>`, at any depth."""
    images, label = {TRAIN: [], TEST: []}, {TRAIN: [], TEST: []}
    for picture in pictures.read([path]):
        if picture.split in images:
            image = pictures.decode(picture.encoded)
            if image.size != (SIDE, SIDE):
                raise ValueError(f"{picture.name} has {image.width} × {image.height} pixels, not {SIDE} × {SIDE}")
            images[picture.split].append(np.asarray(image))
            label[picture.split].append(picture.label)
    empty = next((part for part in images if not images[part]), None)
    if empty:
        raise ValueError(f"{path} has neither pickled batches nor pictures {empty}/<class>/<file>")
    labels = sorted(set(label[TRAIN]))
    unknown = sorted(set(label[TEST]) - set(labels))
    if unknown:
        raise ValueError(f"{path}: the class {unknown[0]} is in {TEST} but not in {TRAIN}")
    parts = {
        part: Part(np.stack(images[part]), np.array([labels.index(each) for each in label[part]])) for part in images
    }
    return Cifar(labels, parts[TRAIN], parts[TEST], "folders")


def hold_out(part: Part, seed: int) -> tuple[Part, Part]:
    """Returns training and validation pictures: a tenth of each class is validation (5,000 of CIFAR's 50,000)."""
    draw = np.random.default_rng(seed)
    held = np.zeros(len(part), bool)
    for each in np.unique(part.label):
        rows = draw.permutation(np.flatnonzero(part.label == each))
        held[rows[: max(1, round(len(rows) * VALIDATION_SHARE))]] = True
    return part.rows(np.flatnonzero(~held)), part.rows(np.flatnonzero(held))
