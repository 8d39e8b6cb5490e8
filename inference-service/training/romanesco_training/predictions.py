"""Predictions as a table with one row a picture, and as CSV. `make evaluate` writes the same columns and more."""

import csv
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np

from . import pictures

COLUMNS = ["path", "label", "predicted", "score", "certainty", "certain"]


@dataclass(frozen=True)
class Predictions:
    """Columns [N]: `label` and `best` are indices into `labels`, `label` is -1 for pictures of other things.

    `score` is the probability of the best label. `certain` means that `confidence` reached the threshold.
    """

    labels: list[str]
    file: list[str]
    label: np.ndarray
    best: np.ndarray
    score: np.ndarray
    confidence: np.ndarray
    certain: np.ndarray

    def __len__(self) -> int:
        return len(self.file)

    @property
    def right(self) -> np.ndarray:
        return self.best == self.label

    def where(self, rows: np.ndarray) -> "Predictions":
        """Returns the rows selected by index or mask."""
        rows = np.arange(len(self))[rows]
        columns = (self.label, self.best, self.score, self.confidence, self.certain)
        return Predictions(self.labels, [self.file[i] for i in rows], *(column[rows] for column in columns))

    def part(self, name: str) -> "Predictions":
        """Returns the rows whose path names this split."""
        return self.where(np.array([split_of(file) == name for file in self.file], bool))


def split_of(file: str) -> str:
    """Returns the split that the folders name (`validation`, `elsewhere`, `other` ...), or an empty string."""
    return pictures.place(PurePosixPath(file))[0]


def write(path: Path, table: Predictions) -> None:
    """Writes CSV with six decimals."""
    with path.open("w", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(COLUMNS)
        for i, file in enumerate(table.file):
            label = table.labels[table.label[i]] if table.label[i] >= 0 else ""
            numbers = (f"{table.score[i]:.6f}", f"{table.confidence[i]:.6f}")
            rows.writerow([file, label, table.labels[table.best[i]], *numbers, str(bool(table.certain[i])).lower()])


def read_all(paths: list[Path], labels: list[str]) -> Predictions:
    """Reads and concatenates several files."""
    tables = [read(path, labels) for path in paths]
    names = ("label", "best", "score", "confidence", "certain")
    columns = (np.concatenate([getattr(table, name) for table in tables]) for name in names)
    return Predictions(labels, [file for table in tables for file in table.file], *columns)


def read(path: Path, labels: list[str]) -> Predictions:
    """Reads a file from `write` or the service. Raises ValueError for rows without a prediction (rejected pictures)."""
    with path.open(newline="") as file:
        rows = list(csv.DictReader(file))
    missing = set(COLUMNS) - set(rows[0] if rows else [])
    if missing:
        raise ValueError(f"{path}: no columns {', '.join(sorted(missing))}")
    number = {label: i for i, label in enumerate(labels)}
    unknown = [row["path"] for row in rows if row["predicted"] not in number]
    if unknown:
        raise ValueError(f"{path}: {len(unknown)} rows have no known label as answer, the first is {unknown[0]}")
    return Predictions(
        labels,
        [row["path"] for row in rows],
        np.array([number.get(row["label"], -1) for row in rows]),
        np.array([number[row["predicted"]] for row in rows]),
        np.array([float(row["score"]) for row in rows]),
        np.array([float(row["certainty"]) for row in rows]),
        np.array([row["certain"] == "true" for row in rows]),
    )
