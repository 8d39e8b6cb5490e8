"""Sections of the report: a title, what was cut, and a table."""

from dataclasses import dataclass
from pathlib import Path
from statistics import mean, stdev


@dataclass(frozen=True)
class Section:
    """Cells are text or numbers. `text` says how it was measured and what was cut."""

    title: str
    text: str
    columns: list[str]
    rows: list[list]

    def markdown(self) -> str:
        lines = [self.columns, ["---"] + ["---:"] * (len(self.columns) - 1)]
        lines += [[str(cell) for cell in row] for row in self.rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"## {self.title}\n\n{self.text.strip()}\n\n{table}\n"


def spread(values: list[float], digits: int = 1) -> str:
    """Mean and standard deviation over the seeds; the value alone for one seed."""
    text = f"{mean(values):.{digits}f}"
    return f"{text} ± {stdev(values):.{digits}f}" if len(values) > 1 else text


def save(folder: Path, name: str, sections: list[Section]) -> None:
    """Keeps an experiment's sections for the report."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.md").write_text("\n".join(section.markdown() for section in sections))


def report(folder: Path, names: list[str], head: str, target: Path) -> None:
    """Joins what the experiments kept, in the given order."""
    parts = [(folder / f"{name}.md").read_text() for name in names if (folder / f"{name}.md").exists()]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join([head.strip() + "\n", *parts]))
