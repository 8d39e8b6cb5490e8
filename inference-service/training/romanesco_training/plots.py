"""Draws the model card's plots."""

from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np

from . import calibrate, drawings, evaluate
from .predictions import Predictions

DPI = 80


def save(figure, path: Path) -> None:
    figure.tight_layout()
    figure.savefig(path, dpi=DPI)
    plt.close(figure)


def confusions(tables: dict[str, Predictions], path: Path) -> None:
    """Draws confusion matrices (counts) side by side: rows are true labels, columns are predictions."""
    figure, axes = plt.subplots(1, len(tables), figsize=(8 * len(tables), 7.5), squeeze=False)
    for axis, (title, table) in zip(axes[0], tables.items(), strict=True):
        counts = evaluate.confusion(table)
        share = counts / np.maximum(counts.sum(1, keepdims=True), 1)
        axis.imshow(share, cmap="Greens", vmin=0, vmax=1)
        axis.set_title(f"{title}: {len(table)} pictures")
        axis.set_xticks(range(len(table.labels)), table.labels, rotation=60, ha="right")
        axis.set_yticks(range(len(table.labels)), table.labels)
        for (row, column), count in np.ndenumerate(counts):
            if count:
                color = "white" if share[row, column] > 0.6 else "black"
                axis.text(column, row, count, ha="center", va="center", fontsize=8, color=color)
    save(figure, path)


def calibration(tables: dict[str, Predictions], path: Path) -> None:
    """Draws accuracy over mean score for 15 bins. The diagonal means perfect calibration."""
    figure, axis = plt.subplots(figsize=(5.5, 5))
    axis.plot([0, 1], [0, 1], color="grey", linewidth=1)
    for title, table in tables.items():
        score, right, count = zip(*calibrate.reliability(table.score, table.right), strict=True)
        error = calibrate.calibration_error(table.score, table.right)
        axis.plot(score, right, alpha=0.6)
        axis.scatter(score, right, s=10 + 200 * np.array(count) / len(table), label=f"{title}, error {error:.3f}")
    axis.set(xlabel="score of the best label", ylabel="share of right answers", xlim=(0, 1.02), ylim=(0, 1.04))
    axis.legend(loc="lower right")
    save(figure, path)


def activations(model: Path, labels: list[str], path: Path) -> None:
    """Draws synthetic vegetables with the activation map of the best label."""
    run = evaluate.session(model)
    size = evaluate.side(run)
    figure, axes = plt.subplots(2, len(drawings.PAINTERS), figsize=(2.2 * len(drawings.PAINTERS), 4.8))
    for (drawn, _), (top, bottom) in zip(drawings.PAINTERS.items(), axes.T, strict=True):
        image = evaluate.tensor(drawings.draw(drawn, 299), size)
        probabilities, maps, confidence = run.run(["probabilities", "activation", "confidence"], {"image": image[None]})
        best = int(probabilities[0].argmax())
        top.imshow(image)
        top.set_title(f"drawn: {drawn}", fontsize=9)
        bottom.imshow(image)
        bottom.imshow(maps[0, best], cmap="inferno", alpha=0.6, extent=(0, size, size, 0), interpolation="bilinear")
        bottom.set_title(f"{labels[best]} {probabilities[0, best]:.2f}\nconfidence {confidence[0]:.2f}", fontsize=9)
        top.axis("off")
        bottom.axis("off")
    save(figure, path)


def training(curves: dict[str, list[float]], path: Path) -> None:
    """Draws the training loss, and the accuracy on held-out pictures, over the epochs; the first column is the epoch."""
    figure, (left, right) = plt.subplots(1, 2, figsize=(10, 4))
    (_, epochs), *series = curves.items()
    for name, values in series:
        (left if "loss" in name else right).plot(epochs, values, marker="o", label=name)
    for axis in (left, right):
        axis.set(xlabel="epoch")
        axis.legend()
    save(figure, path)
