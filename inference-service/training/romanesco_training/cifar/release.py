"""Writes a version: both ONNX files, model.yaml and the training curves."""

import csv
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch

from .. import calibrate, quantize, version
from ..export import OPSET, strip
from ..release import HALF, INT8, commit
from ..variants import graphs
from . import train
from .dataset import SIDE, Part
from .network import CifarNet, Servable

CURVES = "training.csv"
RANGE_PICTURES = 500
CERTAIN_ACCURACY = 0.97
MEMORY_MIB = 60


@dataclass(frozen=True)
class Identity:
    """What model.yaml says of the version. `about` has licence, description and data."""

    name: str
    version: str
    labels: list[str]
    about: dict


def temperature(net: CifarNet, validation: Part) -> float:
    """Fits the softmax temperature on the validation pictures."""
    return calibrate.temperature(train.logits(net, validation.images), validation.label)


def export(net: CifarNet, heat: float, target: Path, identity: Identity) -> None:
    """Writes the FP32 graph: `image` uint8 [N,32,32,3] to `probabilities` [N,C]; N is dynamic."""
    torch.onnx.export(
        Servable(net.to(memory_format=torch.contiguous_format), heat).eval(),
        (torch.zeros(2, SIDE, SIDE, 3, dtype=torch.uint8),),
        target,
        input_names=["image"],
        output_names=["probabilities"],
        dynamic_shapes={"image": {0: torch.export.Dim("N")}},
        opset_version=OPSET,
        dynamo=True,
        external_data=False,
        verbose=False,
    )
    graph = onnx.load(target)
    strip(graph)
    properties = {"name": identity.name, "version": identity.version, "labels": ",".join(identity.labels)}
    onnx.helper.set_model_props(graph, properties | {"temperature": f"{heat:.4f}", "training_commit": commit()})
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, target)


def pack(
    net: CifarNet, training: Part, validation: Part, folder: Path, identity: Identity, precisions: list[str]
) -> dict:
    """Writes the files of the given precisions (`int8`, `fp32`) and model.yaml; returns the document."""
    folder.mkdir(parents=True, exist_ok=True)
    heat = temperature(net, validation)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "fp32.onnx"
        export(net, heat, plain, identity)
        graphs.static(plain, folder / INT8, (image[None] for image in spread(training)))
        files = [version.entry(folder / INT8, "int8")]
        (folder / HALF).unlink(missing_ok=True)
        if "fp32" in precisions:
            quantize.store_half(plain, folder / HALF)
            files.append(version.entry(folder / HALF, "fp32"))
    document = describe(identity, heat)
    document["certainty"] = {"score": "probability", "threshold": threshold(folder, validation)}
    document["files"] = files
    version.write(folder, document)
    return document


def spread(training: Part) -> np.ndarray:
    """Returns pictures evenly spaced over the training pictures, for the ranges of activations."""
    return training.images[np.linspace(0, len(training) - 1, min(RANGE_PICTURES, len(training))).astype(int)]


def threshold(folder: Path, validation: Part) -> float:
    """Returns the lowest score whose answers are right often enough on the validation pictures, by the INT8 file."""
    scores = probabilities(folder / INT8, validation.images)
    right = scores.argmax(1) == validation.label
    return round(calibrate.threshold(scores.max(1), right, CERTAIN_ACCURACY), 4)


def probabilities(file: Path, images: np.ndarray) -> np.ndarray:
    """Runs a graph over uint8 pictures; returns [N,C]."""
    from ..evaluate import session

    run = session(file)
    parts = np.array_split(images, max(1, len(images) // train.EVALUATION))
    return np.concatenate([run.run(["probabilities"], {"image": part})[0] for part in parts])


def describe(identity: Identity, heat: float) -> dict:
    """Returns model.yaml without certainty, files and metrics."""
    return {
        "name": identity.name,
        "version": identity.version,
        "task": "classification",
        "licence": identity.about["licence"],
        "description": identity.about["description"],
        "input": {
            "name": "image", "layout": "NHWC", "type": "uint8", "width": SIDE, "height": SIDE, "color": "RGB",
            "resize": {"mode": "stretch", "filter": "bilinear"},
        },
        "outputs": {"probabilities": "probabilities"},
        "labels": identity.labels,
        "calibration": {"temperature": round(heat, 4)},
        "precision": "int8",
        "training": {"curves": CURVES},
        "data": identity.about["data"],
        "resources": {"memoryMiB": MEMORY_MIB},
    }  # fmt: skip


def write_curves(log: list[dict], target: Path) -> None:
    """Writes one line an epoch: loss and accuracy of training, validation and test. The page draws each column."""
    columns = [key for key in log[0] if key != "seconds"]
    with target.open("w", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(columns)
        rows.writerows([entry[column] for column in columns] for entry in log)
