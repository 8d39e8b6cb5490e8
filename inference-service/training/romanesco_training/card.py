"""Writes MODEL_CARD.md: figures from predictions, prose from the `about` file."""

from pathlib import Path

import numpy as np

from . import by_source, curves, evaluate, plots, predictions, version
from .predictions import Predictions
from .release import INT8

CARD, FOLDER = "MODEL_CARD.md", "card"
TITLES = {"validation": "data set, validation", "elsewhere": "elsewhere, held out", "more": "unseen sources"}


def write(folder: Path, table: Predictions, named: dict[str, str], about: dict, origin: str) -> None:
    """Writes the card, its plots and the metrics in model.yaml.

    `named` has the source by file name. `origin` names the predictions' program.
    """
    document = version.read(folder)
    tables = {part: rows for part in TITLES if len(rows := table.part(part))}
    if not tables:
        raise ValueError("the predictions have no validation or elsewhere pictures")
    figures = {part: evaluate.summary(rows) for part, rows in tables.items()}
    other = table.part("other")
    if len(other):
        figures["other"] = evaluate.rejection(next(reversed(tables.values())), other)
    (folder / FOLDER).mkdir(exist_ok=True)
    titled = {TITLES[part]: rows for part, rows in tables.items()}
    plots.confusions(titled, folder / FOLDER / "confusion.png")
    plots.calibration(titled, folder / FOLDER / "calibration.png")
    plots.activations(folder / INT8, document["labels"], folder / FOLDER / "activation.png")
    plots.training(curves.read(folder), folder / FOLDER / "training.png")
    metrics = {part: {k: v for k, v in values.items() if k != "per_class"} for part, values in figures.items()}
    document |= {"metrics": {"by": origin, **metrics}, "data": about["data"], "card": CARD}
    version.write(folder, document)
    unseen = table.where(np.array([predictions.split_of(file) in ("more", "other") for file in table.file], bool))
    sources = by_source.rows(unseen, {f: s for f, s in named.items() if "/" in s}) if "more" in tables else []
    held = table.where(table.label >= 0)
    held = held.where(np.array([predictions.split_of(file) in ("more", "elsewhere") for file in held.file], bool))
    sections = [certainty(document["labels"], held)] if len(held) else []
    if sources:
        sections.append(by_source_text(sources))
    (folder / CARD).write_text(text(document, figures, sections, about, origin))


def text(document: dict, figures: dict, sections: list[str], about: dict, origin: str) -> str:
    """The card's Markdown."""
    threshold = document["certainty"]["threshold"]
    parts = [
        f"# {document['name']} {document['version']}",
        about["description"],
        f"## Figures\n\nFile `{INT8}` (INT8), computed by {origin}.",
        headline(figures),
        per_class(document["labels"], figures),
    ]
    if "other" in figures:
        other = figures["other"]
        parts.append(
            f"**Other things**: the output `confidence` separates {other['pictures']} held-out pictures of other things "
            f"from vegetables with an AUROC of {other['auroc']:.3f}. At the threshold {threshold} the model is certain, "
            f"and wrong, on {other['certain']} % of them."
        )
    parts += [
        f"![Confusion matrices]({FOLDER}/confusion.png)",
        f"![Calibration]({FOLDER}/calibration.png)",
        "## Activation maps\n\nVegetables drawn by code, and the activation map of the best label. The model was not "
        f"trained on drawings, so only the maps matter here.\n\n"
        f"![Activation maps]({FOLDER}/activation.png)",
        f"## Training curves\n\n![Training curves]({FOLDER}/training.png)",
    ]
    parts += sections
    parts += [f"## {title}\n\n{body.strip()}" for title, body in about["sections"].items()]
    return "\n\n".join(parts) + "\n"


def certainty(labels: list[str], held: Predictions) -> str:
    """How often answers are certain, and right then, for each class of pictures from elsewhere."""
    rows = [
        "## Certain answers by class\n\nHeld-out pictures from elsewhere and of unseen sources.\n",
        "| class | pictures | certain | of these right |",
        "| --- | ---: | ---: | ---: |",
    ]
    for number, label in enumerate(labels):
        here = held.where(held.label == number)
        if len(here):
            sure = here.where(here.certain)
            rows.append(f"| {label} | {len(here)} | {len(sure)} | {sure.right.sum()} |")
    return "\n".join(rows)


def by_source_text(sources: list[by_source.Row]) -> str:
    return (
        "## Figures by source\n\nThese sources neither taught the model nor chose its thresholds. Pictures of theirs that "
        "have a near-duplicate among the training pictures trained, too, and are not counted here.\n\n"
        + by_source.text(sources)
    )


def headline(figures: dict) -> str:
    rows = ["| pictures | count | top-1 % | worst class % | calibration error | certain % | certain and right % |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]  # fmt: skip
    for part, title in TITLES.items():
        if f := figures.get(part):
            rows.append(
                f"| {title} | {f['pictures']} | {f['accuracy']} | {f['worst_class']} | {f['calibration_error']} "
                f"| {f['coverage']} | {f['certain_right']} |"
            )
    return "\n".join(rows)


def per_class(labels: list[str], figures: dict) -> str:
    present = [part for part in TITLES if part in figures]
    rows = ["| top-1 % | " + " | ".join(TITLES[part] for part in present) + " |", "| --- |" + " ---: |" * len(present)]
    for label in labels:
        cells = [figures[part]["per_class"].get(label, "–") for part in present]
        rows.append(f"| {label} | " + " | ".join(map(str, cells)) + " |")
    return "\n".join(rows)


def unused(table: Predictions, used: set[str]) -> Predictions:
    """Removes rows whose pictures taught the model or chose its thresholds, so a whole tar can be evaluated.

    A path may have more leading folders than the name in `used`, so every suffix of the path is compared.
    """

    def known(file: str) -> bool:
        parts = file.split("/")
        return any("/".join(parts[i:]) in used for i in range(len(parts) - 1))

    return table.where(np.array([not known(file) for file in table.file], bool))
