"""Compares the variants of a model."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx

from ..reference import preprocess
from ..reference.candidates import iou
from ..reference.geometry import fit
from ..reference.version import Version
from . import graphs, prune
from .samples import Samples
from .sessions import LEVELS, Variant, latencies, open_session
from .table import Row, write

BATCHES = [1, 5, 8]
WEIGHTS, FILTERS = 0.5, 0.25


@dataclass(frozen=True)
class Plan:
    """How to compare. `work` holds the variants' files."""

    work: Path
    provider: str = "cpu"
    threads: int = 0
    rounds: int = 7
    note: str = ""


def compare(folder: Path, samples: Samples, plan: Plan) -> list[Row]:
    """Makes, measures and writes: `compare.json` and `compare.md` beside the model."""
    version = Version(folder, "fp32", plan.threads)
    tensors = [tensor(version, image) for image in samples.calibration]
    shutil.rmtree(plan.work, ignore_errors=True)
    plan.work.mkdir(parents=True)
    variants = make(version, tensors, plan.work)
    print(f"measuring {len(variants)} variants, batches {BATCHES}, {plan.rounds} rounds", flush=True)
    sessions = [open_session(variant, plan.provider, plan.threads) for variant in variants]
    batches = BATCHES if version.model.input.layout.startswith("N") else [1]
    times = latencies(sessions, tensors[0], batches, plan.rounds)
    print(f"comparing {len(samples.compared)} pictures", flush=True)
    truth, rows = None, []
    for variant, session, milliseconds in zip(variants, sessions, times):
        version.session = session
        answers = [version.run(image) for image in samples.compared]
        truth = truth or answers
        rows.append(row(variant, milliseconds, answers, truth, samples.labels))
    write(folder, rows, batches, note(samples, plan, version))
    return rows


def tensor(version: Version, image) -> np.ndarray:
    return preprocess.tensor(image, version.model.input, fit(version.model.input, image.width, image.height))


def make(version: Version, tensors: list[np.ndarray], work: Path) -> list[Variant]:
    """Makes the variants' files. The first variant is the one that the others are compared with."""
    names = ("fp32", "fp16", "int8-static", "int8-dynamic", "pruned-weights", "pruned-filters")
    file = {name: work / f"{name}.onnx" for name in names}
    graphs.plain(version.model.model_file("fp32"), file["fp32"])
    print("FP16, INT8 static, INT8 dynamic", flush=True)
    graphs.half(file["fp32"], file["fp16"])
    graphs.static(file["fp32"], file["int8-static"], tensors)
    graphs.dynamic(file["fp32"], file["int8-dynamic"])
    pruned = onnx.load(file["fp32"])
    prune.weights(pruned, WEIGHTS)
    onnx.save(pruned, file["pruned-weights"])
    pruned = onnx.load(file["fp32"])
    count = prune.filters(pruned, FILTERS)
    onnx.save(pruned, file["pruned-filters"])
    print(f"pruned {count} filters", flush=True)
    made = [Variant("FP32", file["fp32"])]
    made += [Variant("FP32", file["fp32"], level) for level in LEVELS if level != "all"]
    made += [Variant("FP16", file["fp16"]), Variant("INT8 static", file["int8-static"])]
    made += [Variant("INT8 dynamic", file["int8-dynamic"])]
    made += [Variant(f"pruned: {WEIGHTS:.0%} of the weights are 0", file["pruned-weights"])]
    made += [Variant(f"pruned: {FILTERS:.0%} of the filters removed where possible", file["pruned-filters"])]
    for each in version.model.document["files"]:
        if each["precision"] not in ("fp32", "fp16"):
            made.append(Variant(f"{each['precision'].upper()} as published", version.model.folder / each["path"]))
    return made


def row(variant: Variant, milliseconds: list[float], answers: list[dict], truth: list[dict], labels) -> Row:
    accuracy = None
    if labels and all("categories" in answer for answer in answers):
        accuracy = 100 * float(np.mean([a["categories"][0]["category"] == label for a, label in zip(answers, labels)]))
    agreement = 100 * float(np.mean([agrees(*pair) for pair in zip(truth, answers)]))
    return Row(variant.name, variant.level, variant.file.stat().st_size / 2**20, milliseconds, agreement, accuracy)


def agrees(expected: dict, found: dict) -> float:
    """Returns 1 for the same best category, or the share of the expected objects that were found (IoU from 0.5)."""
    if "error" in found:
        return 0.0
    if "categories" in expected:
        return float(expected["categories"][0]["category"] == found["categories"][0]["category"])
    if "semantic" in expected:
        shares = [{c["category"]: c["share"] for c in each["semantic"]["classes"]} for each in (expected, found)]
        return 1 - sum(abs(shares[0].get(c, 0) - shares[1].get(c, 0)) for c in {*shares[0], *shares[1]}) / 2
    if not expected["objects"]:
        return float(not found["objects"])
    return float(np.mean([is_found(each, found["objects"]) for each in expected["objects"]]))


def is_found(wanted: dict, objects: list[dict]) -> bool:
    same = [corners(each) for each in objects if each["category"] == wanted["category"]]
    return bool(same) and iou(corners(wanted), np.array(same)).max() >= 0.5


def corners(found: dict) -> np.ndarray:
    x, y, width, height = found["box"]
    return np.array([x, y, x + width, y + height], np.float64)


def note(samples: Samples, plan: Plan, version: Version) -> str:
    kind = "labelled" if samples.labels else "drawn"
    pictures = f"{len(samples.compared)} {kind} pictures, {len(samples.calibration)} others for calibration"
    text = f"{version.model.name} {version.model.version}, provider {plan.provider}, {pictures}, "
    return f"{text}median of {plan.rounds} rounds. {plan.note}".rstrip()
