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
from .networks import NETWORKS
from .predictions import Predictions

RANGE_SHARES = {"train": 140, "elsewhere": 70, "more": 80, "other": 30}
"""Pictures whose activations give the ranges of 8-bit numbers."""
KNOWN_ACCURACY = 0.995
"""Accuracy required without sources that only choose: the network is overconfident on unknown ones."""
ABOUT = ("golden", "resources")
"""Parts of model.yaml that the `about` file may have: the rule for golden pictures, and memory."""
INT8, HALF = "model.onnx", "model-fp16.onnx"


@dataclass(frozen=True)
class Identity:
    """Name and version of a model."""

    name: str
    version: str


def export_version(data: Data, weights: Path, network: str, target: Path, identity: Identity) -> float:
    """Fits the temperature on validation, writes the FP32 graph and returns the temperature."""
    model = trained(data, weights, network)
    rows, known = choosing_rows(data, "choosing", "validation"), len(data.labels)
    temperature = calibrate.temperature(measure.logits(model, data, rows)[:, :known], data.label[rows])
    model = model.to(memory_format=torch.contiguous_format)
    metadata = {
        "name": identity.name,
        "version": identity.version,
        "labels": ",".join(data.labels),
        "temperature": f"{temperature:.4f}",
        "network": network,
        "training_commit": commit(),
    }
    export.export(Servable(model, known, temperature), target, metadata)
    return temperature


def trained(data: Data, weights: Path, network: str) -> ActivationNet:
    """Returns a network with the weights that training wrote."""
    model = ActivationNet(data.classes, network)
    model.load_state_dict(torch.load(weights, weights_only=True))
    return model.to(memory_format=torch.channels_last).eval()


def commit() -> str:
    """Returns the commit of the training code, or `unknown` outside a checkout."""
    here = Path(__file__).parent
    result = subprocess.run(["git", "rev-parse", "HEAD"], cwd=here, capture_output=True, text=True, check=False)
    return result.stdout.strip() or "unknown"


def quantize_version(data: Data, source: Path, folder: Path, about: dict, seed: int) -> dict:
    """Writes both files and model.yaml into the version's folder; returns the document."""
    folder.mkdir(parents=True, exist_ok=True)
    metadata = {p.key: p.value for p in onnx.load(source).metadata_props}
    network = NETWORKS[metadata["network"]]
    tensors = (evaluate.tensor(data.image(i), network.side) for i in range_rows(data, seed))
    quantize.quantize(source, folder / INT8, tensors)
    quantize.store_half(source, folder / HALF)
    labels = metadata["labels"].split(",")
    heat = float(metadata["temperature"])
    document = version.describe(metadata["name"], metadata["version"], labels, heat, network, about)
    document["certainty"] = version.certainty(find_threshold(data, folder / INT8, labels))
    document["precision"] = "int8"
    document["files"] = [version.entry(folder / INT8, "int8"), version.entry(folder / HALF, "fp32")]
    document |= {key: about[key] for key in ABOUT if key in about}
    version.write(folder, document)
    return document


def choosing_rows(data: Data, *parts: str) -> np.ndarray:
    """Returns the pictures of the first part that has any."""
    return next(rows for part in parts if len(rows := data.of(part)) or part == parts[-1])


def range_rows(data: Data, seed: int) -> np.ndarray:
    """Chooses training pictures for activation ranges: half from the data set, the rest from other places and things."""
    draw = np.random.default_rng(seed)
    pools = {part: rows for part in RANGE_SHARES if len(rows := data.of(part))}
    return np.concatenate([draw.permutation(rows)[: RANGE_SHARES[part]] for part, rows in pools.items()])


def find_threshold(data: Data, model: Path, labels: list[str]) -> float:
    """Chooses the threshold for certain answers on sources that neither teach nor are reported.

    At it, CERTAIN_ACCURACY of the certain answers are right and at most CERTAIN_OTHER of the other things are certain.
    Without such sources, held-out elsewhere pictures or validation must reach KNOWN_ACCURACY.
    """
    rows, wanted = data.of("choosing"), calibrate.CERTAIN_ACCURACY
    if not len(rows):
        rows, wanted = choosing_rows(data, "elsewhere-held", "validation"), KNOWN_ACCURACY
    table = predict(data, model, labels, rows)
    least = calibrate.threshold(table.confidence, table.right, wanted)
    others = data.of("other-choosing")
    if not len(others):
        return least
    return max(least, calibrate.rejecting(predict(data, model, labels, others).confidence, calibrate.CERTAIN_OTHER))


def predict(data: Data, model: Path, labels: list[str], rows: np.ndarray) -> Predictions:
    """Predicts prepared pictures."""
    entries = ((str(data.name[i]), data.label_name(i), data.image(i)) for i in rows)
    return evaluate.predict(model, labels, entries, 0.0)
