"""COCO's average precision of boxes and masks, by pycocotools."""

import contextlib
import io
import json
import tarfile
from pathlib import Path

import numpy as np
from pycocotools.coco import COCO
from pycocotools.cocoeval import COCOeval


def read_truth(path: Path) -> COCO:
    """Reads an instances.json, also from inside a tar."""
    if path.suffix == ".tar":
        with tarfile.open(path) as tar:
            name = next((name for name in tar.getnames() if name.endswith("instances.json")), None)
            if name is None:
                raise FileNotFoundError(f"{path} holds no instances.json")
            document = json.load(tar.extractfile(name))
    else:
        document = json.loads(path.read_text())
    truth = COCO()
    truth.dataset = document
    with contextlib.redirect_stdout(io.StringIO()):
        truth.createIndex()
    return truth


def evaluate(truth: COCO, answers: list[dict]) -> dict[str, float]:
    """Returns AP and AP at IoU 0.5 in percent: `boxes`, `boxes50`, and `masks`, `masks50` where there are masks."""
    found = detections(truth, answers)
    figures = {"pictures": len(answers), "objects": len(found)}
    kinds = {"boxes": "bbox"} | ({"masks": "segm"} if any("segmentation" in each for each in found) else {})
    for name, kind in kinds.items():
        stats = average_precision(truth, found, kind) if found else [0.0, 0.0]
        figures |= {name: round(100 * float(stats[0]), 3), f"{name}50": round(100 * float(stats[1]), 3)}
    return figures


def detections(truth: COCO, answers: list[dict]) -> list[dict]:
    """Converts answers to COCO's result format. Underscores in categories stand for spaces."""
    images = {Path(image["file_name"]).name: image["id"] for image in truth.dataset["images"]}
    categories = {plain(category["name"]): category["id"] for category in truth.dataset["categories"]}
    found = []
    for answer in answers:
        if answer["image"] not in images:
            raise ValueError(f"{answer['image']} is not a picture of the truth")
        for each in answer.get("objects", []):
            if plain(each["category"]) not in categories:
                raise ValueError(f"{each['category']} is not a category of the truth")
            made = {"image_id": images[answer["image"]], "category_id": categories[plain(each["category"])]}
            made |= {"bbox": each["box"], "score": each["score"]}
            if each.get("mask"):
                made["segmentation"] = each["mask"]
            found.append(made)
    return found


def plain(name: str) -> str:
    return name.replace(" ", "_").lower()


def average_precision(truth: COCO, found: list[dict], kind: str) -> np.ndarray:
    with contextlib.redirect_stdout(io.StringIO()):
        evaluation = COCOeval(truth, truth.loadRes(found), kind)
        evaluation.evaluate()
        evaluation.accumulate()
        evaluation.summarize()
    return evaluation.stats
