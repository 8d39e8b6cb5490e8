"""The table of variants: Markdown for people, compare.json for the page."""

import json
from dataclasses import dataclass
from pathlib import Path

JSON, MARKDOWN = "compare.json", "compare.md"


@dataclass(frozen=True)
class Row:
    """One variant: size in MiB, milliseconds a call for each batch, agreement and accuracy in percent."""

    variant: str
    optimisation: str
    size: float
    milliseconds: list[float]
    agreement: float
    accuracy: float | None


def columns(batches: list[int]) -> list[str]:
    times = [f"Batch {batch}, ms" for batch in batches]
    return ["Variant", "Optimisation", "File, MiB", *times, "Agreement with FP32, %", "Accuracy, %"]


def cells(row: Row) -> list:
    accuracy = None if row.accuracy is None else round(row.accuracy, 1)
    times = [round(each, 1) for each in row.milliseconds]
    return [row.variant, row.optimisation, round(row.size, 1), *times, round(row.agreement, 1), accuracy]


def markdown(rows: list[Row], batches: list[int], note: str) -> str:
    head = columns(batches)
    lines = [head, ["---", "---"] + ["---:"] * (len(head) - 2)]
    lines += [["–" if cell is None else str(cell) for cell in cells(row)] for row in rows]
    return f"{note}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def write(folder: Path, rows: list[Row], batches: list[int], note: str) -> None:
    """Writes both files beside the model. model.yaml gains the key `compare` if it has none."""
    (folder / MARKDOWN).write_text(markdown(rows, batches, note))
    table = {"columns": columns(batches), "rows": [cells(row) for row in rows]}
    lines = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in table["rows"])
    head = json.dumps(table["columns"])
    (folder / JSON).write_text(f'{{"columns": {head}, "rows": [\n  {lines}\n]}}\n')
    manifest = folder / "model.yaml"
    text = manifest.read_text()
    if not any(line.startswith("compare:") for line in text.splitlines()):
        manifest.write_text(text.rstrip("\n") + f"\ncompare: {JSON}\n")
