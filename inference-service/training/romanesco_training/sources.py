"""Reads the table that names each picture's source: tab-separated with a header, columns `file` and `repository`."""

import csv
from pathlib import Path

FILE, SOURCE = "file", "repository"


def beside(path: Path) -> dict[str, str]:
    """Returns source by file name for a folder or tar: from `<name>.tsv` next to it, or from the `.tsv` in the folder.

    Tables without these columns are of other kinds and ignored.
    """
    tables = [path.with_name(path.stem + ".tsv")] + (sorted(path.glob("*.tsv")) if path.is_dir() else [])
    named: dict[str, str] = {}
    for table in tables:
        if table.is_file():
            named |= read(table)
    return named


def read(table: Path) -> dict[str, str]:
    """Returns source by file name."""
    with table.open(newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        if not {FILE, SOURCE} <= set(rows.fieldnames or []):
            return {}
        return {row[FILE]: row[SOURCE] for row in rows}
