"""Training curves: the log as a table (CSV) for the page."""

import csv
import json
from pathlib import Path

FILE = "training.csv"
COLUMNS = {
    "epoch": "epoch", "loss": "training loss", "validation": "validation top-1 %",
    "elsewhere": "elsewhere top-1 %", "choosing": "choosing sources top-1 %",
}  # fmt: skip


def write(log: Path, folder: Path) -> None:
    """Writes the log's figures into a version's folder, a row an epoch. The first epoch is 1."""
    entries = [json.loads(line) for line in log.read_text().splitlines()]
    present = [key for key in COLUMNS if all(key in entry for entry in entries)]
    with (folder / FILE).open("w", newline="") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(COLUMNS[key] for key in present)
        rows.writerows([entry[key] + (key == "epoch") for key in present] for entry in entries)


def read(folder: Path) -> dict[str, list[float]]:
    """Returns the values of each column."""
    with (folder / FILE).open(newline="") as file:
        heads, *rows = csv.reader(file)
    return {head: [float(value) for value in values] for head, values in zip(heads, zip(*rows), strict=True)}
