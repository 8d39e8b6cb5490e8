"""Golden pictures of a version: what it must say of them before the service lets it answer."""

import json
import shutil
from pathlib import Path

import numpy as np

from . import pictures
from .reference.candidates import iou
from .reference.version import Version

FOLDER, EXPECTED = "golden", "expected.json"
SCORE_DELTA, MIN_IOU = 0.05, 0.8


def write(version: Version, sources: list[Path]) -> None:
    """Copies pictures into the version's golden folder and writes what the version says of them.

    model.yaml gains the key `golden` if it has none.
    """
    folder = version.model.folder / version.model.document.get("golden", {}).get("folder", FOLDER)
    folder.mkdir(exist_ok=True)
    answers = []
    for source in sources:
        shutil.copyfile(source, folder / source.name)
        answers.append({"file": source.name} | brief(version.run(pictures.decode(source.read_bytes()))))
    lines = ",\n  ".join(json.dumps(answer) for answer in answers)
    (folder / EXPECTED).write_text(f'{{"pictures": [\n  {lines}\n]}}\n')
    if "golden" not in version.model.document:
        manifest = version.model.folder / "model.yaml"
        rule = f"golden: {{folder: {FOLDER}, scoreDelta: {SCORE_DELTA}, minIou: {MIN_IOU}}}\n"
        manifest.write_text(manifest.read_text().rstrip("\n") + "\n" + rule)


def brief(answer: dict) -> dict:
    """Returns the part of an answer that golden pictures compare."""
    if "error" in answer:
        raise ValueError(answer["error"]["message"])
    if "categories" in answer:
        best = answer["categories"][0]
        return {"category": best["category"], "score": round(best["score"], 4)}
    if "semantic" in answer:
        classes = answer["semantic"]["classes"]
        return {"semantic": [{"category": c["category"], "share": round(c["share"], 4)} for c in classes]}
    keep = ("category", "score", "box")
    return {"objects": [{key: found[key] for key in keep} for found in answer["objects"]]}


def verify(version: Version) -> None:
    """Compares a version with its golden pictures.

    :raises ValueError: naming the first picture with another answer
    """
    rule = version.model.document["golden"]
    folder = version.model.folder / rule["folder"]
    for expected in json.loads((folder / EXPECTED).read_text())["pictures"]:
        found = brief(version.run(pictures.decode((folder / expected["file"]).read_bytes())))
        problem = difference(expected, found, rule.get("scoreDelta", SCORE_DELTA), rule.get("minIou", MIN_IOU))
        if problem:
            raise ValueError(f"{version.model.name}/{version.model.version}: {expected['file']}: {problem}")


def difference(expected: dict, found: dict, delta: float, least: float) -> str | None:
    """Returns the first difference in words, or None."""
    if "category" in expected:
        return same_scores([expected], [found], "score", delta)
    if "semantic" in expected:
        return same_scores(expected["semantic"], found["semantic"], "share", delta)
    problem = same_scores(expected["objects"], found["objects"], "score", delta)
    if problem or not expected["objects"]:
        return problem
    for wanted in expected["objects"]:
        others = [corners(each) for each in found["objects"] if each["category"] == wanted["category"]]
        if iou(corners(wanted), np.array(others)).max() < least:
            return f"no {wanted['category']} overlaps the box {wanted['box']} enough"
    return None


def same_scores(expected: list[dict], found: list[dict], key: str, delta: float) -> str | None:
    """Pairs entries by category and score."""
    wanted, seen = (sorted((e["category"], e[key]) for e in entries) for entries in (expected, found))
    if [category for category, _ in wanted] != [category for category, _ in seen]:
        return f"found {[c for c, _ in seen] or 'nothing'}, expected {[c for c, _ in wanted] or 'nothing'}"
    for (category, score), (_, other) in zip(wanted, seen):
        if abs(score - other) > delta:
            return f"{category} has {key} {other:.4f}, expected {score:.4f}"
    return None


def corners(found: dict) -> np.ndarray:
    x, y, width, height = found["box"]
    return np.array([x, y, x + width, y + height], np.float64)
