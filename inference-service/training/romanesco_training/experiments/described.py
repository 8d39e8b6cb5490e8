"""The data set described: counts, near-duplicates across its splits, pictures with several vegetables."""

import random
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from tqdm import tqdm

from .. import evaluate, pictures
from . import hashes, subset
from .networks import newest
from .sections import Section
from .setup import Setup
from .transforms import SIDE

PARTS = (subset.TRAIN, subset.VALIDATION, subset.ELSEWHERE, subset.UNSEEN)
PAIRS = [
    (subset.VALIDATION, subset.TRAIN),
    (subset.TRAIN, subset.TRAIN),
    (subset.ELSEWHERE, subset.TRAIN),
    (subset.UNSEEN, subset.TRAIN),
    (subset.UNSEEN, subset.ELSEWHERE),
]
BITS = (0, 8, 20)
MOSAICS = 150
CELL, EXAMPLES = 96, 4


def describe(setup: Setup) -> list[Section]:
    return [counts(setup), duplicates(setup), several(setup)]


def counts(setup: Setup) -> Section:
    parts = [part for part in PARTS if part in setup.collection.parts]
    labels, of = setup.collection.labels, setup.collection.parts
    rows = [[label, *(len(of[part].get(label, [])) for part in parts)] for label in labels]
    rows.append(["all", *(sum(row[i + 1] for row in rows) for i in range(len(parts)))])
    text = (
        "Pictures of each class. The photographs' licences do not allow to show them here; whoever has the data draws a sheet with "
        f"{EXAMPLES} examples of each class and part: `python -m romanesco_training experiment data DATA... --sheet sheet.png`."
    )
    return Section("The data set", text, ["Class", *parts], rows)


def duplicates(setup: Setup) -> Section:
    """Counts near-duplicates by perceptual hash."""
    found = {}
    for part in PARTS:
        of = setup.collection.some(part, None)
        images = tqdm(of.images(), part, len(of), unit="picture", mininterval=10)
        found[part] = np.array([hashes.difference(image) for image in images], np.uint64).reshape(-1, 4)
    rows = []
    for first, second in PAIRS:
        if len(found[first]) and len(found[second]):
            least = hashes.nearest(found[first], found[second], first == second)
            near = [int((least <= bits).sum()) for bits in BITS]
            shares = [f"{count} ({100 * count / len(least):.1f} %)" for count in near]
            rows.append([first, f"others of {second}" if first == second else second, len(least), *shares])
    text = (
        f"Pictures that have a near-duplicate in another part, by a difference hash of {hashes.SIDE} × {hashes.SIDE} cells. Up to "
        f"{BITS[-1]} of its {hashes.BITS} bits differ between neighbours of a burst, and between one picture in two sizes or "
        "compressions. So a part of the validation is easier than its accuracy says."
    )
    return Section("Near-duplicates", text, ["Of", "In", "Pictures", *(f"at most {bits} bits" for bits in BITS)], rows)


def several(setup: Setup) -> Section:
    """Measures the shipped model on pictures with one, two and four vegetables."""
    version = newest(setup.models / "vegetables")
    document = version.model.document
    known = [label for label in setup.collection.labels if label in document["labels"]]
    pool = setup.collection.parts[subset.VALIDATION]
    rows = []
    for many in (1, 2, 4):
        chosen, entries = mosaics(pool, known, min(many, len(known)))
        threshold = document["certainty"]["threshold"]
        table = evaluate.predict(version.model.model_file(), document["labels"], entries, threshold)
        right = np.array([document["labels"][best] in labels for best, labels in zip(table.best, chosen, strict=True)])
        rows.append([many, len(right), round(100 * right.mean(), 1), round(100 * table.certain.mean(), 1)])
        rows[-1].append(round(100 * right[table.certain].mean(), 1) if table.certain.any() else "–")
    text = (
        f"Hard cases: {version.model.name} {version.model.version} on "
        f"{MOSAICS} validation pictures, and on as many squares of two and of four pictures of different classes. An answer is right "
        "if it names one of the vegetables shown."
    )
    columns = ["Vegetables in the picture", "Pictures", "names one of them %", "certain %", "certain and right %"]
    return Section("Several vegetables in one picture", text, columns, rows)


def mosaics(pool: dict[str, list[bytes]], known: list[str], many: int):
    """Returns the labels shown in each square, and the entries for `evaluate.predict`."""
    draw = random.Random(many)
    chosen, entries = [], []
    for i in range(MOSAICS):
        labels = draw.sample(known, many)
        shown = [pictures.decode(draw.choice(pool[label])) for label in labels]
        chosen.append(labels)
        entries.append((f"{many}/{i}", labels[0], subset.side_by_side(shown, SIDE)))
    return chosen, entries


def sheet(setup: Setup, target: Path) -> None:
    """Draws examples of each class, one row a class, EXAMPLES of each part."""
    parts = [part for part in PARTS if part in setup.collection.parts]
    labels = setup.collection.labels
    canvas = Image.new("RGB", (CELL * (1 + EXAMPLES * len(parts)), CELL * len(labels)), "white")
    pen = ImageDraw.Draw(canvas)
    for row, label in enumerate(labels):
        pen.text((6, row * CELL + CELL // 2), label, "black")
        for column, part in enumerate(parts):
            for i, encoded in enumerate(subset.spaced(setup.collection.parts[part].get(label, []), EXAMPLES)):
                place = (CELL * (1 + column * EXAMPLES + i), CELL * row)
                canvas.paste(pictures.stretch(pictures.decode(encoded), CELL), place)
    target.parent.mkdir(parents=True, exist_ok=True)
    canvas.save(target)
