"""Writes the two files of a version: INT8, and FP32 with weights stored as FP16."""

import copy
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static

from . import rewrite

QUANTIZED = ["Conv", "Relu", "Concat", "MaxPool", "Clip", "Add"]
SMALL = 256


class Reader(CalibrationDataReader):
    """Feeds uint8 tensors [H,W,3] in batches of one."""

    def __init__(self, tensors: Iterable[np.ndarray]):
        self.tensors = iter(tensors)

    def get_next(self) -> dict[str, np.ndarray] | None:
        return next(({"image": tensor[None]} for tensor in self.tensors), None)


def quantize(source: Path, target: Path, tensors: Iterable[np.ndarray]) -> None:
    """Quantises statically: signed weights per channel, unsigned activations per tensor, ranges from `tensors`."""
    graph = onnx.load(source)
    rewrite.pool_by_convolution(graph)
    rewrite.pad_in_convolutions(graph)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        onnx.save(graph, plain)
        quantize_static(
            plain,
            target,
            Reader(tensors),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=QUANTIZED,
            nodes_to_exclude=[rewrite.head(graph)],
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.MinMax,
        )
    model = onnx.load(target)
    onnx.helper.set_model_props(model, {p.key: p.value for p in onnx.load(source).metadata_props})
    onnx.save(model, target)


def store_half(source: Path, target: Path) -> None:
    """Writes the FP32 graph with large weights stored as FP16, each followed by a Cast.

    The file has half the size. ONNX Runtime converts the weights once at load (constant folding) and computes in FP32.
    """
    model = copy.deepcopy(onnx.load(source))
    casts = []
    for weight in model.graph.initializer:
        if weight.data_type == TensorProto.FLOAT and int(np.prod(weight.dims)) >= SMALL:
            name = weight.name
            half = numpy_helper.from_array(numpy_helper.to_array(weight).astype(np.float16), name + "_half")
            weight.CopyFrom(half)
            casts.append(helper.make_node("Cast", [half.name], [name], name + "_widen", to=TensorProto.FLOAT))
    for position, cast in enumerate(casts):
        model.graph.node.insert(position, cast)
    onnx.checker.check_model(model)
    onnx.save(model, target)
