"""Generated composites as an extension of the data set: with and without."""

import io
import random

import numpy as np
from PIL import Image

from .. import cutouts, pictures
from . import subset
from .heads import Set
from .preprocessing import PROBE, last, probe
from .sections import Section
from .setup import COLUMNS, Setup
from .subset import Pictures
from .transforms import SIDE, stretched

SEED = 0
MOST, EACH = 12, 2
"""Photographs on white of a class, at most, and composites made of each."""


def compare(setup: Setup) -> list[Section]:
    parts = list(setup.pictures)
    photographs = on_white(setup)
    made = composites(photographs, setup.collection.other)
    base = setup.sets("stretched", stretched)
    more = {
        "the subset alone": None,
        f"and {len(photographs)} photographs on white": photographs,
        f"and {len(made)} composites of those": made,
        "and both": photographs.joined(made),
    }
    rows = []
    for name, extension in more.items():
        sets = dict(base)
        epochs = setup.epochs
        if extension:
            found = [base["train"].inputs, setup.pooled("stretched", stretched, extension)]
            sets["train"] = Set(np.concatenate(found), np.concatenate([base["train"].label, extension.label]))
            epochs = max(1, round(setup.epochs * len(base["train"].label) / len(sets["train"].label)))
        rows.append([name, len(sets["train"].label), epochs, *last(probe(setup, sets, epochs), parts)])
    present = len(np.unique(photographs.label))
    text = (
        f"{PROBE} Photographs on a white ground (in `train` and `elsewhere`, of {present} classes, at most {MOST} of each) are cut out "
        f"and pasted, {EACH} times each, turned and scaled, on pictures of other things from all sources. Fewer epochs where there "
        f"are more pictures, so that all rows have the same number of steps. {setup.counts}"
    )
    columns = ["Training pictures", "Count", "Epochs", *(f"{COLUMNS[part]} %" for part in parts)]
    return [Section("Composites", text, columns, rows)]


def on_white(setup: Setup) -> Pictures:
    """Returns the training and elsewhere pictures whose ground is white, at most MOST of each class.

    :raises ValueError: if there are none
    """
    found, label = [], []
    for number, name in enumerate(setup.collection.labels):
        parts = (setup.collection.parts.get(part, {}) for part in (subset.TRAIN, subset.ELSEWHERE))
        candidates = [encoded for part in parts for encoded in part.get(name, [])]
        white = [each for each in candidates if cutouts.mask(pictures.decode(each)) is not None]
        found += subset.spaced(white, MOST)
        label += [number] * (len(found) - len(label))
    if not found:
        raise ValueError("no photograph on a white ground in train and elsewhere")
    return Pictures(found, np.array(label, np.int64))


def composites(photographs: Pictures, grounds: list[bytes]) -> Pictures:
    """Pastes each photograph's object on EACH grounds; on one colour, if there are none."""
    draw = random.Random(SEED)
    made, label = [], []
    for encoded, number in zip(photographs.encoded, photographs.label, strict=True):
        image = pictures.decode(encoded)
        shape = cutouts.mask(image)
        for _ in range(EACH):
            ground = pictures.decode(draw.choice(grounds)) if grounds else Image.new("RGB", (1, 1), "#7a8a6a")
            canvas = cutouts.paste(image, shape, SIDE, draw, pictures.stretch(ground, SIDE))
            file = io.BytesIO()
            canvas.save(file, "PNG")
            made.append(file.getvalue())
            label.append(number)
    return Pictures(made, np.array(label, np.int64))
