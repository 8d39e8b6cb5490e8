"""Figures of each source of the pictures."""

from dataclasses import dataclass
from pathlib import PurePosixPath

import numpy as np

from .predictions import Predictions


@dataclass(frozen=True)
class Row:
    """Counts of one source's labelled pictures, and of its other things."""

    source: str
    pictures: int
    right: int
    certain: int
    certain_right: int
    others: int
    others_certain: int


def rows(table: Predictions, named: dict[str, str]) -> list[Row]:
    """Returns a row for each source, the largest first. `named` has the source by file name; others are left out."""
    source = np.array([find(file, named) for file in table.file])
    made = []
    for name in sorted(set(source.tolist()) - {""}):
        here = table.where(source == name)
        labelled, other = here.where(here.label >= 0), here.where(here.label < 0)
        sure = labelled.where(labelled.certain)
        counts = (len(labelled), labelled.right.sum(), len(sure), sure.right.sum(), len(other), other.certain.sum())
        made.append(Row(name, *map(int, counts)))
    return sorted(made, key=lambda row: (-row.pictures - row.others, row.source))


def find(file: str, named: dict[str, str]) -> str:
    """Returns the source of a file whose path may have more leading folders than the table's."""
    parts = PurePosixPath(file).parts
    return next((named[name] for i in range(len(parts)) if (name := "/".join(parts[i:])) in named), "")


def text(made: list[Row]) -> str:
    """Returns a table in Markdown."""
    lines = [
        "| source | pictures | right | certain | certain and right | other things | certain of these |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for r in made:
        cells = (r.source, r.pictures, r.right, r.certain, r.certain_right, r.others, r.others_certain)
        lines.append("| " + " | ".join(map(str, cells)) + " |")
    return "\n".join(lines)
