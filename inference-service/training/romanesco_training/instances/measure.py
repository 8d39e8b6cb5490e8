"""Measures a version on scenes: average precision by pycocotools, and how often the number of objects is right."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval

from ..reference import coco, masks
from ..reference.geometry import fit
from ..reference.instances import prototypes
from ..reference.keys import Keys
from ..reference.outputs import Outputs
from ..reference.version import Version
from .scene import Scene

LOW = 0.02
"""Answers with lower scores cannot matter for average precision."""

NEAR = 1
THRESHOLDS = np.round(np.arange(0.15, 0.7, 0.025), 3)


@dataclass(frozen=True)
class Measured:
    """Scenes, and what a version says of them: objects from a score of LOW on."""

    labels: list[str]
    scenes: list[Scene]
    answers: list[list[dict]]

    def part(self, rows: list[int]) -> "Measured":
        return Measured(self.labels, [self.scenes[n] for n in rows], [self.answers[n] for n in rows])


def run(folder: Path, scenes: list[Scene], precision: str | None = None) -> Measured:
    """Runs a version's folder on scenes, with the reference decoder."""
    version = Version(folder, precision, threads=1)
    version.model = replace(version.model, nms=replace(version.model.nms, score=LOW))
    return Measured(version.model.labels, scenes, [answer(version, scene) for scene in scenes])


def answer(version: Version, scene: Scene) -> list[dict]:
    """Returns what a version finds. Masks are drawn only where the scene has some to compare with: they take long."""
    image = Image.fromarray(scene.pixels)
    if scene.masks is not None:
        return version.run(image)["objects"]
    outputs, keys = Outputs(version.raw(image)), Keys(version.model.outputs)
    return version.objects(outputs, keys, fit(version.model.input, *image.size), undrawn)


def undrawn(*given) -> tuple:
    return prototypes(*given)[0], None


def precision(measured: Measured) -> dict:
    """Returns AP50 and AP of boxes and, where all scenes have masks, of masks: the mean, and AP50 by class, in percent.

    Classes without an object in the scenes do not count.
    """
    truth = COCO()
    truth.dataset = dataset(measured)
    with coco.contextlib.redirect_stdout(coco.io.StringIO()):
        truth.createIndex()
    found = [
        {
            "image_id": n,
            "category_id": measured.labels.index(each["category"]),
            "bbox": each["box"],
            "score": each["score"],
        }
        | ({"segmentation": each["mask"]} if each.get("mask") else {})
        for n, answer in enumerate(measured.answers)
        for each in answer
    ]
    kinds = {"boxes": "bbox"}
    if all(scene.masks is not None for scene in measured.scenes):
        kinds["masks"] = "segm"
    return {name: by_class(truth, found, kind, measured.labels) for name, kind in kinds.items()}


def dataset(measured: Measured) -> dict:
    """Returns the scenes in COCO's format."""
    objects, images = [], []
    for n, scene in enumerate(measured.scenes):
        height, width = scene.pixels.shape[:2]
        images.append({"id": n, "file_name": str(n), "width": width, "height": height})
        for k, (box, label) in enumerate(zip(scene.boxes.tolist(), scene.labels.tolist())):
            x, y, w, h = box[0], box[1], box[2] - box[0], box[3] - box[1]
            one = {
                "id": len(objects) + 1,
                "image_id": n,
                "category_id": label,
                "bbox": [x, y, w, h],
                "iscrowd": 0,
                "area": w * h,
            }
            if scene.masks is not None:
                one |= {"segmentation": masks.encode(scene.masks[k]), "area": int(scene.masks[k].sum())}
            objects.append(one)
    kinds = [{"id": n, "name": label} for n, label in enumerate(measured.labels)]
    return {"images": images, "annotations": objects, "categories": kinds}


def by_class(truth: COCO, found: list[dict], kind: str, labels: list[str]) -> dict:
    if not found:
        return {"ap50": 0.0, "ap": 0.0, "classes": {}}
    with coco.contextlib.redirect_stdout(coco.io.StringIO()):
        evaluation = COCOeval(truth, truth.loadRes(found), kind)
        evaluation.evaluate()
        evaluation.accumulate()
    values = evaluation.eval["precision"][:, :, :, 0, -1]
    known = [n for n in range(len(labels)) if (values[0, :, n] >= 0).all()]
    return {
        "ap50": round(100 * float(values[0][:, known].mean()), 2),
        "ap": round(100 * float(values[:, :, known].mean()), 2),
        "classes": {labels[n]: round(100 * float(values[0, :, n].mean()), 1) for n in known},
    }


def counts(measured: Measured, threshold: float) -> dict:
    """Returns the share of pictures, in percent, with the right number of objects, and with one more or fewer."""
    gaps = [
        sum(each["score"] >= threshold for each in answer) - len(scene.labels)
        for answer, scene in zip(measured.answers, measured.scenes)
    ]
    gaps = np.abs(gaps)
    return {"exact": round(100 * float((gaps == 0).mean()), 1), "near": round(100 * float((gaps <= NEAR).mean()), 1)}


def choose(measured: Measured) -> float:
    """Returns the score threshold at which the number of objects is near most often; of equals, the middle one."""
    near = np.array([counts(measured, threshold)["near"] for threshold in THRESHOLDS])
    best = np.flatnonzero(near == near.max())
    return float(THRESHOLDS[best[len(best) // 2]])
