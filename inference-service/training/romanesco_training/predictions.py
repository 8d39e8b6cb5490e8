"""A table of answers, one row per picture, as CSV; the service's `make evaluate` writes the same columns."""

import csv
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np

from . import pictures

FIXED = ["file", "label", "category", "certain", "confidence"]


@dataclass(frozen=True)
class Predictions:
    """`label` is an index into `labels` or -1 for pictures of other things; `probabilities` is [N,C]."""

    labels: list[str]
    file: list[str]
    label: np.ndarray
    confidence: np.ndarray
    certain: np.ndarray
    probabilities: np.ndarray

    def __len__(self) -> int:
        return len(self.file)

    @property
    def best(self) -> np.ndarray:
        """Index [N] of the best label."""
        return self.probabilities.argmax(1)

    @property
    def right(self) -> np.ndarray:
        return self.best == self.label

    def where(self, rows: np.ndarray) -> "Predictions":
        """The chosen rows, by index or mask."""
        rows = np.arange(len(self))[rows]
        columns = (self.label[rows], self.confidence[rows], self.certain[rows], self.probabilities[rows])
        return Predictions(self.labels, [self.file[i] for i in rows], *columns)

    def part(self, name: str) -> "Predictions":
        """The rows whose path tells this split."""
        return self.where(np.array([split_of(file) == name for file in self.file], bool))


def split_of(file: str) -> str:
    """`validation`, `elsewhere`, `other` ... as the folders tell, `` where they do not."""
    return pictures.place(PurePosixPath(file))[0]


def write(path: Path, table: Predictions) -> None:
    """CSV with probabilities in six decimals."""
    with path.open("w", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow([*FIXED, *table.labels])
        for i, file in enumerate(table.file):
            label = table.labels[table.label[i]] if table.label[i] >= 0 else ""
            fixed = [file, label, table.labels[table.best[i]], str(bool(table.certain[i])).lower()]
            rows.writerow([*fixed, f"{table.confidence[i]:.6f}", *(f"{p:.6f}" for p in table.probabilities[i])])


def read(path: Path, labels: list[str]) -> Predictions:
    """Reads what `write` or the service wrote; columns beyond the known ones are ignored."""
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    missing = {*FIXED, *labels} - set(rows[0] if rows else [])
    if missing:
        raise ValueError(f"{path}: no columns {', '.join(sorted(missing))}")
    number = {label: i for i, label in enumerate(labels)}
    return Predictions(
        labels,
        [row["file"] for row in rows],
        np.array([number.get(row["label"], -1) for row in rows]),
        np.array([float(row["confidence"]) for row in rows]),
        np.array([row["certain"] == "true" for row in rows]),
        np.array([[float(row[label]) for label in labels] for row in rows]),
    )
