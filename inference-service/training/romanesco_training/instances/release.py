"""Makes the files of a version from a trained network: INT8, FP32 with weights stored as FP16, and model.yaml."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
from onnxruntime.quantization import CalibrationMethod, QuantFormat, QuantType, quantize_static

from .. import quantize, version
from ..release import HALF, INT8, commit
from . import export
from .collection import Part
from .network import Instances
from .recipe import Recipe
from .samples import Samples
from .scene import PAD

QUANTIZED = ["Conv", "Clip", "Add", "Concat", "Resize", "MaxPool"]
MEMORY = {"int8": 70, "fp32": 140}
"""MiB that a loaded file needs with batches of four, as measured."""

NMS = {"iou": 0.4, "score": 0.35, "perClass": True, "max": 100}


def write(
    model: Instances,
    labels: list[str],
    name: str,
    number: str,
    about: dict,
    pictures: Iterable[np.ndarray],
    folder: Path,
) -> None:
    """Writes both files and model.yaml into the version's folder.

    :param pictures: uint8 [320,320,3] for the ranges of activations
    """
    folder.mkdir(parents=True, exist_ok=True)
    metadata = {"name": name, "version": number, "labels": ",".join(labels), "training_commit": commit()}
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "fp32.onnx"
        export.export(model, source, metadata)
        quantize.store_half(source, folder / HALF)
        to_int8(source, folder / INT8, pictures)
    files = [
        version.entry(folder / file, precision) | {"memoryMiB": MEMORY[precision]}
        for file, precision in ((INT8, "int8"), (HALF, "fp32"))
    ]
    version.write(
        folder, describe(name, number, labels, about) | {"precision": "int8", "files": files, "data": about["data"]}
    )


def to_int8(source: Path, target: Path, pictures: Iterable[np.ndarray]) -> None:
    """Quantises statically. The last convolutions and what follows them stay in float: 256 steps are too coarse."""
    graph = onnx.load(source)
    outputs = last_convolutions(graph)
    quantize_static(
        source,
        target,
        quantize.Reader(pictures),
        quant_format=QuantFormat.QDQ,
        op_types_to_quantize=QUANTIZED,
        nodes_to_exclude=outputs + after(graph, outputs),
        per_channel=True,
        activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8,
        calibrate_method=CalibrationMethod.MinMax,
    )
    made = onnx.load(target)
    onnx.helper.set_model_props(made, {p.key: p.value for p in graph.metadata_props})
    onnx.save(made, target)


def last_convolutions(graph: onnx.ModelProto) -> list[str]:
    """Returns the names of the convolutions that no other convolution follows."""
    return [node.name for node in graph.graph.node if node.op_type == "Conv" and not convolved(graph, node)]


def convolved(graph: onnx.ModelProto, node: onnx.NodeProto) -> bool:
    readers = [each for each in graph.graph.node if set(node.output) & set(each.input)]
    return any(each.op_type == "Conv" or convolved(graph, each) for each in readers)


def after(graph: onnx.ModelProto, names: list[str]) -> list[str]:
    """Returns the names of all nodes that depend on the given ones."""
    reached = {output for node in graph.graph.node if node.name in names for output in node.output}
    found = []
    for node in graph.graph.node:
        if reached & set(node.input):
            reached |= set(node.output)
            found.append(node.name)
    return found


def describe(name: str, number: str, labels: list[str], about: dict) -> dict:
    """Returns model.yaml without files."""
    size = export.SIZE
    return {
        "name": name,
        "version": number,
        "task": "instance-segmentation",
        "licence": about["licence"],
        "description": about["description"],
        "input": {
            "name": "image", "layout": "NHWC", "type": "uint8", "width": size, "height": size, "color": "RGB",
            "resize": {"mode": "letterbox", "filter": "bilinear", "pad": PAD, "anchor": "center", "upscale": True},
        },
        "outputs": {"decoder": "prototypes", "predictions": "rows", "transposed": True, "prototypes": "prototypes"},
        "labels": labels,
        "nms": dict(NMS),
        "batch": {"max": 4},
    }  # fmt: skip


def range_pictures(part: Part, recipe: Recipe) -> Iterable[np.ndarray]:
    """Yields training pictures for the ranges of activations, without changed light."""
    samples = Samples(part, recipe, export.SIZE, range(recipe.ranges))
    for n in samples.numbers:
        yield samples.picked(n)[0].pixels
