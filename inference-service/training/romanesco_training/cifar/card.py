"""Writes MODEL_CARD.md, its plots and the metrics in model.yaml."""

from pathlib import Path
from statistics import mean, stdev

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np

from .. import evaluate, plots, version
from ..card import CARD, FOLDER
from ..predictions import Predictions
from ..release import INT8
from .dataset import Part
from .release import CURVES
from .seeds import Trained

PARTS = {"train": "training", "validation": "validation", "test": "test"}


def predictions(scores: np.ndarray, part: Part, labels: list[str], threshold: float) -> Predictions:
    """Makes a table of probabilities [N,C]."""
    best, score = scores.argmax(1), scores.max(1)
    return Predictions(labels, [""] * len(part), part.label, best, score, score, score >= threshold)


def write(
    folder: Path, tables: dict[str, Predictions], exact: dict[str, float], seeds: list[Trained], about: dict
) -> None:
    """Writes the card. `tables` are the INT8 file's answers, `exact` the FP32 network's accuracy in percent."""
    document = version.read(folder)
    (folder / FOLDER).mkdir(exist_ok=True)
    figures = {part: evaluate.summary(table) for part, table in tables.items()}
    chosen = next(each for each in seeds if each.seed == document["training"]["seed"])
    curves(chosen.log, folder / FOLDER / "curves.png")
    plots.confusions(tables, folder / FOLDER / "confusion.png")
    plots.calibration(tables, folder / FOLDER / "calibration.png")
    metrics = {part: {k: v for k, v in each.items() if k != "per_class"} for part, each in figures.items()}
    document["metrics"] = {"by": "the training package", **metrics}
    version.write(folder, document)
    (folder / CARD).write_text(text(document, figures, exact, seeds, about))


def curves(log: list[dict], path: Path) -> None:
    """Draws loss and accuracy of training, validation and test over the epochs."""
    figure, axes = plt.subplots(1, 2, figsize=(11, 4.2))
    for axis, figure_name in zip(axes, ("loss", "accuracy"), strict=True):
        for part, title in PARTS.items():
            axis.plot([e["epoch"] for e in log], [e[f"{part} {figure_name}"] for e in log], marker=".", label=title)
        axis.set(xlabel="epoch", ylabel=figure_name)
        axis.grid(alpha=0.3)
        axis.legend()
    plots.save(figure, path)


def text(document: dict, figures: dict, exact: dict[str, float], seeds: list[Trained], about: dict) -> str:
    """The card's Markdown."""
    training = document["training"]
    origin = f"computed by the training package with ONNX Runtime. Measured on {about['measured'][training['form']]}."
    drawn = f"The curves of seed {training['seed']} are also in [{CURVES}]({CURVES})."
    parts = [
        f"# {document['name']} {document['version']}",
        about["description"],
        f"## Figures\n\nFile `{INT8}` (INT8), {origin}",
        headline(figures, exact),
        per_class(document["labels"], figures),
        f"![Confusion matrices]({FOLDER}/confusion.png)",
        f"![Calibration]({FOLDER}/calibration.png)",
        f"## Training\n\n{of_seeds(seeds, training['seed'])}",
        f"![Loss and accuracy over the epochs]({FOLDER}/curves.png)",
        f"{drawn} Training figures are means over an epoch, with augmentation and dropout; the others have neither.",
    ]
    parts += [f"## {title}\n\n{body.strip()}" for title, body in about["sections"].items()]
    return "\n\n".join(parts) + "\n"


def headline(figures: dict, exact: dict[str, float]) -> str:
    rows = ["| pictures | count | top-1 % | FP32 top-1 % | worst class % | calibration error | certain % | certain and right % |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]  # fmt: skip
    for part, f in figures.items():
        rows.append(
            f"| {part} | {f['pictures']} | {f['accuracy']} | {exact[part]:.2f} | {f['worst_class']} "
            f"| {f['calibration_error']} | {f['coverage']} | {f['certain_right']} |"
        )
    return "\n".join(rows)


def per_class(labels: list[str], figures: dict) -> str:
    rows = ["| top-1 % | " + " | ".join(figures) + " |", "| --- |" + " ---: |" * len(figures)]
    for label in labels:
        rows.append(f"| {label} | " + " | ".join(str(f["per_class"].get(label, "–")) for f in figures.values()) + " |")
    return "\n".join(rows)


def of_seeds(seeds: list[Trained], chosen: int) -> str:
    """The last epoch of each seed, with the spread."""
    keys = [f"{part} accuracy" for part in PARTS]
    rows = ["| seed | epochs | " + " | ".join(f"{title} %" for title in PARTS.values()) + " |",
            "| --- | ---: | ---: | ---: | ---: |"]  # fmt: skip
    values = {key: [100 * each.log[-1][key] for each in seeds] for key in keys}
    for i, each in enumerate(seeds):
        packed = " (packed: best on validation)" if len(seeds) > 1 and each.seed == chosen else ""
        rows.append(
            f"| {each.seed}{packed} | {len(each.log)} | " + " | ".join(f"{values[key][i]:.2f}" for key in keys) + " |"
        )
    if len(seeds) > 1:
        spread = (f"{mean(values[key]):.2f} ± {stdev(values[key]):.2f}" for key in keys)
        rows.append("| mean ± standard deviation | | " + " | ".join(spread) + " |")
    return "\n".join(rows)
