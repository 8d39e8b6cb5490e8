"""How far two programs' results for the same pictures differ."""

import numpy as np
from pycocotools import mask as coco


def compare(first: list[dict], second: list[dict]) -> dict:
    """Returns the largest differences of scores, boxes (pixels) and masks (IoU) over all pictures.

    Each object is paired with the nearest box of its category whose score differs by less than 0.02;
    `unpaired` counts objects without a partner.
    """
    others = {answer["image"]: answer for answer in second}
    figures = {"pictures": 0, "objects": 0, "unpaired": 0, "score": 0.0, "box": 0.0, "iou": 1.0, "share": 0.0}
    for answer in first:
        other = others.pop(answer["image"], None)
        if other is None:
            raise ValueError(f"{answer['image']} is only in one of the results")
        figures["pictures"] += 1
        objects(answer.get("objects") or [], other.get("objects") or [], figures)
        categories(answer.get("categories") or [], other.get("categories") or [], figures)
        semantic(answer.get("semantic"), other.get("semantic"), figures)
        if answer.get("error", {}).get("code") != other.get("error", {}).get("code"):
            figures["unpaired"] += 1
    if others:
        raise ValueError(f"{next(iter(others))} is only in one of the results")
    return figures


def objects(mine: list[dict], theirs: list[dict], figures: dict) -> None:
    left = list(theirs)
    for each in mine:
        near = [o for o in left if o["category"] == each["category"] and abs(o["score"] - each["score"]) < 0.02]
        if not near:
            figures["unpaired"] += 1
            continue
        match = min(near, key=lambda o: box_difference(o, each) + abs(o["score"] - each["score"]))
        left.remove(match)
        figures["objects"] += 1
        figures["score"] = max(figures["score"], abs(match["score"] - each["score"]))
        figures["box"] = max(figures["box"], box_difference(match, each))
        if each.get("mask"):
            figures["iou"] = min(figures["iou"], overlap(each["mask"], match["mask"]))
    figures["unpaired"] += len(left)


def box_difference(first: dict, second: dict) -> float:
    return float(np.abs(np.subtract(first["box"], second["box"])).max())


def overlap(first: dict, second: dict) -> float:
    encoded = [{"size": m["size"], "counts": m["counts"].encode()} for m in (first, second)]
    return float(coco.iou(encoded[:1], encoded[1:], [0])[0, 0])


def categories(mine: list[dict], theirs: list[dict], figures: dict) -> None:
    """Compares as many categories as both list."""
    scores = {each["category"]: each["score"] for each in theirs}
    for each in mine[: len(theirs)]:
        if each["category"] not in scores:
            figures["unpaired"] += 1
        else:
            figures["score"] = max(figures["score"], abs(scores[each["category"]] - each["score"]))


def semantic(mine: dict | None, theirs: dict | None, figures: dict) -> None:
    if mine is None or theirs is None:
        figures["unpaired"] += mine is not theirs
        return
    areas = {each["category"]: each for each in theirs["classes"]}
    for each in mine["classes"]:
        other = areas.pop(each["category"], None)
        if other is None:
            figures["unpaired"] += 1
            continue
        figures["share"] = max(figures["share"], abs(each["share"] - other["share"]))
        pair = [{"size": s["size"], "counts": e["counts"]} for s, e in ((mine, each), (theirs, other))]
        figures["iou"] = min(figures["iou"], overlap(*pair))
    figures["unpaired"] += len(areas)
