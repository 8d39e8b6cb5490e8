"""Writes the model card of an instance model: figures, training curves, examples, and prose from `about.yaml`."""

import csv
import json
from pathlib import Path

import matplotlib

matplotlib.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
from PIL import Image
from pycocotools import mask as coco

from .. import version
from ..reference.version import Version
from .regions import shrink

CARD, FOLDER, CURVES = "MODEL_CARD.md", "card", "training.csv"
COLUMNS = ("step", "size", "kind", "box", "mask")
SHADES = [(230, 60, 60), (40, 150, 240), (250, 180, 30), (150, 90, 220), (30, 170, 120)]


def write(folder: Path, figures: dict, about: dict, log: Path, examples: list[Path]) -> None:
    """Writes the card, its plots, training.csv, and the figures' summary in model.yaml."""
    (folder / FOLDER).mkdir(exist_ok=True)
    entries = [json.loads(line) for line in log.read_text().splitlines()]
    curves(entries, folder)
    drawn(folder, examples, folder / FOLDER / "examples.png")
    document = version.read(folder)
    document |= {"metrics": metrics(figures), "training": {"curves": CURVES}, "card": CARD}
    version.write(folder, document)
    (folder / CARD).write_text(text(document, figures, about))


def metrics(figures: dict) -> dict:
    """Returns what model.yaml tells: average precision in percent, shares in percent."""
    made = {"by": "the training package's reference decoder, file model.onnx (INT8)"}
    for name, each in {
        "real": figures["real"]["all"],
        "composites": figures["composites"],
        "masked": figures["masked"],
    }.items():
        made[name] = {
            "pictures": each["pictures"],
            "boxes50": each["boxes"]["ap50"],
            "count_within_one": each["count"]["near"],
        }
        if "masks" in each:
            made[name]["masks50"] = each["masks"]["ap50"]
    return made | {"other": {"pictures": figures["other"]["pictures"], "found": figures["other"]["found"]}}


def text(document: dict, figures: dict, about: dict) -> str:
    parts = [
        f"# {document['name']} {document['version']}",
        about["description"].strip(),
        f"## Figures\n\n{about['measured'].strip()}",
        headline(figures),
        by_class(document["labels"], figures),
        others(figures),
        f"## Training\n\nLosses by step; {CURVES} also has the pictures' side in pixels.\n\n![]({FOLDER}/training.png)",
        f"## Examples\n\nRendered pictures that come with the repository.\n\n![Examples]({FOLDER}/examples.png)",
    ]
    parts += [f"## {title}\n\n{body.strip()}" for title, body in about["sections"].items()]
    return "\n\n".join(parts) + "\n"


def others(figures: dict) -> str:
    other, real, ms = figures["other"], figures["real"]["all"]["boxes"]["ap50"], figures["ms"]
    return (
        f"In {other['found']} % of {other['pictures']} held-out pictures of other things it finds a vegetable. "
        f"With the FP32 file, AP50 of boxes on the real pictures is {figures['fp32']['real']} instead of {real}. CPU time of an "
        f"inference with one thread: {ms['int8']} ms (INT8), {ms['fp32']} ms (FP32)."
    )


def headline(figures: dict) -> str:
    rows = ["| pictures | count | objects | boxes AP50 | boxes AP | masks AP50 | masks AP | number right % | ±1 % |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"]  # fmt: skip
    parts = {f"real, {name}": each for name, each in figures["real"].items()}
    parts |= {
        "composites of held-out cut-outs": figures["composites"],
        "held-out pictures with masks": figures["masked"],
    }
    for title, each in parts.items():
        masks = each.get("masks", {"ap50": "–", "ap": "–"})
        boxes, count = each["boxes"], each["count"]
        cells = [title, each["pictures"], each["objects"], boxes["ap50"], boxes["ap"], masks["ap50"], masks["ap"]]
        rows.append("| " + " | ".join(map(str, [*cells, count["exact"], count["near"]])) + " |")
    return "\n".join(rows)


def by_class(labels: list[str], figures: dict) -> str:
    parts = {"boxes, real": figures["real"]["all"]["boxes"], "boxes, composites": figures["composites"]["boxes"]}
    if "masks" in figures["composites"]:
        parts["masks, composites"] = figures["composites"]["masks"]
    rows = ["| AP50 | " + " | ".join(parts) + " |", "| --- |" + " ---: |" * len(parts)]
    for label in labels:
        rows.append(
            f"| {label} | " + " | ".join(str(part["classes"].get(label, "–")) for part in parts.values()) + " |"
        )
    return "\n".join(rows)


def curves(entries: list[dict], folder: Path) -> None:
    """Writes training.csv and draws it."""
    with (folder / CURVES).open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(COLUMNS)
        table.writerows([entry[column] for column in COLUMNS] for entry in entries)
    figure, axis = plt.subplots(figsize=(7, 3.2))
    for name in COLUMNS[2:]:
        axis.plot([entry["step"] for entry in entries], [entry[name] for entry in entries], label=name)
    axis.set(xlabel="step", ylabel="loss", ylim=(0, None))
    axis.legend()
    figure.tight_layout()
    figure.savefig(folder / FOLDER / "training.png", dpi=80)
    plt.close(figure)


def drawn(folder: Path, examples: list[Path], target: Path) -> None:
    """Draws what the version finds in pictures, side by side."""
    served = Version(folder)
    figure, axes = plt.subplots(1, len(examples), figsize=(2.6 * len(examples), 3.4), squeeze=False)
    for axis, path in zip(axes[0], examples):
        image = Image.open(path).convert("RGB")
        pixels, found = np.array(image), served.run(image)["objects"]
        for each, shade in zip(found, SHADES * len(found)):
            mask = coco.decode(each["mask"]).astype(bool)
            pixels[mask & ~shrink(mask, 2)] = shade
        axis.imshow(pixels)
        axis.set_title("\n".join(f"{each['category']} {each['score']:.2f}" for each in found[:3]), fontsize=8)
        axis.axis("off")
    figure.tight_layout()
    figure.savefig(target, dpi=80)
    plt.close(figure)
