"""Makes the files of a model version from a trained network."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch

from . import calibrate, evaluate, export, measure, quantize, version
from .data import Data
from .graph import Servable
from .model import ActivationNet

RANGE_PICTURES = 320
CERTAIN_ACCURACY = 0.995
"""Accuracy required of certain answers. The aim is 95 % on any source. The held-out pictures come from known sources,
and the network is overconfident on unknown ones, so the requirement is stricter here."""
INT8, HALF = "model.onnx", "model-fp16.onnx"


@dataclass(frozen=True)
class Identity:
    """Name and version of a model."""

    name: str
    version: str


def export_version(data: Data, weights: Path, target: Path, identity: Identity) -> float:
    """Fits the temperature on validation, writes the FP32 graph and returns the temperature."""
    model = ActivationNet(data.classes)
    model.load_state_dict(torch.load(weights))
    model = model.to(memory_format=torch.channels_last).eval()
    rows, known = data.of("validation"), len(data.labels)
    temperature = calibrate.temperature(measure.logits(model, data, rows)[:, :known], data.label[rows])
    model = model.to(memory_format=torch.contiguous_format)
    metadata = {
        "name": identity.name,
        "version": identity.version,
        "labels": ",".join(data.labels),
        "temperature": f"{temperature:.4f}",
        "training_commit": commit(),
    }
    export.export(Servable(model, known, temperature), target, metadata)
    return temperature


def commit() -> str:
    """Returns the commit of the training code, or `unknown` outside a checkout."""
    here = Path(__file__).parent
    result = subprocess.run(["git", "rev-parse", "HEAD"], cwd=here, capture_output=True, text=True, check=False)
    return result.stdout.strip() or "unknown"


def quantize_version(data: Data, source: Path, folder: Path, about: dict, seed: int) -> dict:
    """Writes both files and model.yaml into the version's folder; returns the document."""
    folder.mkdir(parents=True, exist_ok=True)
    metadata = {p.key: p.value for p in onnx.load(source).metadata_props}
    tensors = (evaluate.tensor(data.image(i)) for i in range_rows(data, seed))
    quantize.quantize(source, folder / INT8, tensors)
    quantize.store_half(source, folder / HALF)
    labels = metadata["labels"].split(",")
    document = version.describe(metadata["name"], metadata["version"], labels, float(metadata["temperature"]), about)
    document["certainty"] = version.certainty(find_threshold(data, folder / INT8, labels))
    document["precision"] = "int8"
    document["files"] = [version.entry(folder / INT8, "int8"), version.entry(folder / HALF, "fp32")]
    version.write(folder, document)
    return document


def range_rows(data: Data, seed: int) -> np.ndarray:
    """Chooses training pictures for activation ranges: half from the data set, the rest from elsewhere and other."""
    draw = np.random.default_rng(seed)
    wanted = {"train": RANGE_PICTURES // 2, "elsewhere": RANGE_PICTURES * 3 // 8, "other": RANGE_PICTURES // 8}
    pools = {part: data.of(part) for part in wanted}
    return np.concatenate([draw.permutation(rows)[: wanted[part]] for part, rows in pools.items()])


def find_threshold(data: Data, model: Path, labels: list[str]) -> float:
    """Chooses the threshold for certain answers on held-out elsewhere pictures, or on validation without them."""
    rows = data.of("elsewhere-held")
    rows = rows if len(rows) else data.of("validation")
    entries = ((str(data.name[i]), labels[data.label[i]], data.image(i)) for i in rows)
    table = evaluate.predict(model, labels, entries, 0.0)
    return calibrate.threshold(table.confidence, table.right, CERTAIN_ACCURACY)
