"""Builds EfficientNet-lite0 as an ONNX graph from its weights.

The architecture is TensorFlow's EfficientNet-lite: Tan and Le, arXiv 1905.11946, without squeeze-and-excitation,
with ReLU6. Batch norms are folded into the convolutions. Padding is TensorFlow's SAME, which depends on the input's
size.
"""

from dataclasses import dataclass

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

SIZE, CLASSES = 224, 1000
EPSILON = 1e-3
OPSET, IR = 17, 9


@dataclass(frozen=True)
class Stage:
    """`repeats` blocks; the first has the stride, the others have stride 1 and a shortcut."""

    repeats: int
    stride: int
    expand: bool = True


STAGES = [Stage(1, 1, False), Stage(2, 2), Stage(2, 2), Stage(3, 2), Stage(3, 1), Stage(4, 2), Stage(1, 1)]


class Network:
    """The graph under construction."""

    def __init__(self, state: dict[str, np.ndarray]):
        self.state = state
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, values: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def add(self, kind: str, name: str, inputs: list[str], **attributes) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [name], name, **attributes))
        return name

    def conv(self, source: str, size: int, name: str, norm: str, stride: int = 1, relu: bool = True) -> tuple[str, int]:
        """Adds a convolution with its batch norm. Returns the output's name and side."""
        weight = self.state[f"{name}.weight"]
        scale = self.state[f"{norm}.weight"] / np.sqrt(self.state[f"{norm}.running_var"] + EPSILON)
        bias = self.state[f"{norm}.bias"] - self.state[f"{norm}.running_mean"] * scale
        kernel, new = weight.shape[2], -(-size // stride)
        total = max((new - 1) * stride + kernel - size, 0)
        before = total // 2
        inputs = [source, self.constant(f"{name}.folded", weight * scale[:, None, None, None])]
        inputs.append(self.constant(f"{name}.bias", bias))
        depthwise = weight.shape[1] == 1 and weight.shape[0] > 1
        options = {"group": len(weight) if depthwise else 1, "strides": [stride] * 2}
        made = self.add("Conv", f"{name}.out", inputs, pads=[before] * 2 + [total - before] * 2, **options)
        if relu:
            made = self.add("Clip", f"{name}.relu6", [made, "zero", "six"])
        return made, new

    def block(self, source: str, size: int, number: int, stage: Stage, stride: int, shortcut: bool) -> tuple[str, int]:
        """Adds an inverted residual block."""
        prefix, made = f"_blocks.{number}", source
        if stage.expand:
            made, _ = self.conv(made, size, f"{prefix}._expand_conv", f"{prefix}._bn0")
        made, new = self.conv(made, size, f"{prefix}._depthwise_conv", f"{prefix}._bn1", stride)
        made, _ = self.conv(made, new, f"{prefix}._project_conv", f"{prefix}._bn2", relu=False)
        if shortcut:
            made = self.add("Add", f"{prefix}.sum", [made, source])
        return made, new


def build(state: dict[str, np.ndarray]) -> onnx.ModelProto:
    """Returns the graph: float32 [N,3,224,224] to probabilities [N,1000].

    :raises ValueError: if the state has other weights than EfficientNet-lite0
    """
    network = Network(state)
    network.constant("zero", np.float32(0).reshape(()))
    network.constant("six", np.float32(6).reshape(()))
    try:
        made, size = network.conv("image", SIZE, "_conv_stem", "_bn0", 2)
        number = 0
        for stage in STAGES:
            for repeat in range(stage.repeats):
                stride = stage.stride if repeat == 0 else 1
                made, size = network.block(made, size, number, stage, stride, repeat > 0)
                number += 1
        made, _ = network.conv(made, size, "_conv_head", "_bn1")
        weight, bias = state["_fc.weight"], state["_fc.bias"]
    except KeyError as missing:
        raise ValueError(f"weight {missing} is missing: this is not EfficientNet-lite0") from missing
    if f"_blocks.{number}._project_conv.weight" in state or len(bias) != CLASSES:
        raise ValueError("the weights are of another network than EfficientNet-lite0")
    pooled = network.add("GlobalAveragePool", "pooled", [made])
    flat = network.add("Flatten", "flat", [pooled])
    inputs = [flat, network.constant("_fc.weight", weight), network.constant("_fc.bias", bias)]
    logits = network.add("Gemm", "logits", inputs, transB=1)
    network.add("Softmax", "probabilities", [logits], axis=1)
    picture = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", 3, SIZE, SIZE])
    result = helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["N", CLASSES])
    graph = helper.make_graph(network.nodes, "efficientnet_lite0", [picture], [result], network.constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
    onnx.checker.check_model(model, full_check=True)
    return model
