"""The figures of a version: on real pictures of sources that it never saw, and on held-out cut-outs."""

import time
from pathlib import Path

import numpy as np
from PIL import Image

from .. import version
from ..reference.version import Version
from . import measure
from .collection import Part
from .compose import Composer
from .export import SIZE
from .measure import Measured
from .recipe import Recipe
from .scene import Scene

CHOICE = 5
"""One of so many real pictures chooses the score threshold; the others are reported."""

TIMED = 30
PRECISIONS = ("int8", "fp32")


def measure_version(folder: Path, held: Part, recipe: Recipe) -> dict:
    """Chooses the score threshold, writes it to model.yaml, and returns the figures.

    `real` has one entry a source of pictures with boxes, and `all`; `composites` and `masked` are cut-outs of held-out
    sources, pasted, and as they were photographed.
    """
    real = measure.run(folder, held.boxed)
    rows = np.random.default_rng(recipe.seed).permutation(len(held.boxed))
    chosen = set(rows[::CHOICE].tolist())
    threshold = measure.choose(real.part(sorted(chosen)))
    document = version.read(folder)
    document["nms"]["score"] = threshold
    version.write(folder, document)

    left = [n for n in range(len(held.boxed)) if n not in chosen]
    figures: dict = {"threshold": threshold, "real": {"all": summary(real.part(left), threshold)}}
    for source in recipe.reported:
        rows = [n for n in left if held.boxed[n].source == source]
        figures["real"][source] = summary(real.part(rows), threshold)
    figures["composites"] = summary(measure.run(folder, composites(held, recipe)), threshold)
    figures["masked"] = summary(measure.run(folder, masked(held)), threshold)
    figures["other"] = quiet(measure.run(folder, others(held)), threshold)
    full = measure.run(folder, held.boxed, "fp32").part(left)
    figures["fp32"] = {"real": summary(full, threshold)["boxes"]["ap50"]}
    figures["ms"] = {precision: milliseconds(folder, precision) for precision in PRECISIONS}
    return figures


def summary(measured: Measured, threshold: float) -> dict:
    scenes = measured.scenes
    found = {"pictures": len(scenes), "objects": sum(len(scene.labels) for scene in scenes)}
    return found | measure.precision(measured) | {"count": measure.counts(measured, threshold)}


def composites(held: Part, recipe: Recipe) -> list[Scene]:
    """Returns composites of held-out cut-outs on held-out pictures of other things."""
    composer = Composer(held.pieces, held.others)
    return [composer.compose(SIZE, np.random.default_rng([recipe.seed, 1, n])) for n in range(recipe.composites)]


def masked(held: Part) -> list[Scene]:
    return [scene for label in sorted(held.masked) for scene in held.masked[label]]


def others(held: Part) -> list[Scene]:
    none = np.zeros((0, 4), np.float32), np.zeros(0, np.int64)
    return [Scene(pixels, *none, None) for pixels in held.others]


def quiet(measured: Measured, threshold: float) -> dict:
    """Returns in how many pictures of other things, in percent, the version finds a vegetable."""
    wrong = [any(each["score"] >= threshold for each in answer) for answer in measured.answers]
    return {"pictures": len(wrong), "found": round(100 * float(np.mean(wrong)), 1) if wrong else 0.0}


def milliseconds(folder: Path, precision: str) -> float:
    """Returns the CPU time of one inference with one thread, the median of TIMED."""
    served = Version(folder, precision, threads=1)
    picture = Image.fromarray(np.random.default_rng(0).integers(0, 256, (SIZE, SIZE, 3), np.uint8))
    taken = []
    for _ in range(TIMED):
        started = time.process_time()
        served.raw(picture)
        taken.append(time.process_time() - started)
    return round(1000 * float(np.median(taken)), 1)
