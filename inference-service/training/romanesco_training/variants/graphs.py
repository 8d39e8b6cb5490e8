"""Makes variants of an FP32 graph."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_dynamic,
    quantize_static,
)
from onnxruntime.quantization.shape_inference import quant_pre_process
from onnxruntime.transformers.float16 import convert_float_to_float16

QUANTIZED = ["Conv", "Gemm", "MatMul", "Relu", "Clip", "LeakyRelu", "MaxPool", "Concat", "Add"]
"""Average pooling stays in float: ONNX Runtime's 8-bit kernel for it is slow."""


def plain(source: Path, target: Path) -> None:
    """Writes the graph in FP32: weights that are stored as FP16 are widened, and what is constant is computed."""
    options = ort.SessionOptions()
    options.log_severity_level = 3
    options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_BASIC
    options.optimized_model_filepath = str(target)
    ort.InferenceSession(source, options, providers=["CPUExecutionProvider"])


def half(source: Path, target: Path) -> None:
    """Computes in FP16; inputs and outputs keep their types."""
    onnx.save(convert_float_to_float16(onnx.load(source), keep_io_types=True, disable_shape_infer=True), target)


class Reader(CalibrationDataReader):
    """Feeds tensors one by one."""

    def __init__(self, name: str, tensors: Iterable[np.ndarray]):
        self.name = name
        self.tensors = iter(tensors)

    def get_next(self) -> dict[str, np.ndarray] | None:
        return next(({self.name: tensor} for tensor in self.tensors), None)


def static(source: Path, target: Path, tensors: Iterable[np.ndarray]) -> None:
    """Computes in 8 bits with ranges from calibration pictures: unsigned activations, signed weights per channel."""
    name = ort.InferenceSession(source, providers=["CPUExecutionProvider"]).get_inputs()[0].name
    with tempfile.TemporaryDirectory() as scratch:
        ready = Path(scratch) / "ready.onnx"
        quant_pre_process(source, ready, skip_symbolic_shape=True)
        quantize_static(
            ready,
            target,
            Reader(name, tensors),
            quant_format=QuantFormat.QDQ,
            op_types_to_quantize=QUANTIZED,
            per_channel=True,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            calibrate_method=CalibrationMethod.MinMax,
        )


def dynamic(source: Path, target: Path) -> None:
    """Stores weights in 8 bits; activations are quantised while the graph runs, with the range of each tensor."""
    with tempfile.TemporaryDirectory() as scratch:
        ready = Path(scratch) / "ready.onnx"
        quant_pre_process(source, ready, skip_symbolic_shape=True)
        quantize_dynamic(ready, target, op_types_to_quantize=["Conv", "Gemm", "MatMul"], weight_type=QuantType.QUInt8)
