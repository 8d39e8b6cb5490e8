"""A ResNet-50 with random weights, for measuring speed: (batch, 3, 512, 512) to (batch, 47)."""

import hashlib
from pathlib import Path

import numpy as np
import onnx
import yaml
from onnx import TensorProto, helper, numpy_helper

NAME, VERSION = "resnet50", "1.0.0"
SIZE, CLASSES, SEED = 512, 47, 0
STAGES = ((64, 3), (128, 4), (256, 6), (512, 3))
BRANCH = 0.3
"""Scale of a block's last convolution, so that activations stay of one size through all blocks."""


class Graph:
    """The graph under construction."""

    def __init__(self):
        self.random = np.random.default_rng(SEED)
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def add(self, kind: str, *inputs: str, **attributes) -> str:
        name = f"{kind.lower()}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name, **attributes))
        return name

    def constant(self, values: np.ndarray) -> str:
        name = f"weight_{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(values.astype(np.float32), name))
        return name

    def conv(self, source: str, into: int, out: int, kernel: int, stride: int = 1, scale: float = 1.0) -> str:
        deviation = scale * np.sqrt(2 / (into * kernel * kernel))
        weight = self.constant(self.random.normal(0, deviation, (out, into, kernel, kernel)))
        options = {"strides": [stride] * 2, "pads": [kernel // 2] * 4}
        return self.add("Conv", source, weight, self.constant(np.zeros(out)), **options)

    def block(self, source: str, into: int, width: int, stride: int) -> str:
        """A bottleneck block; its output has 4 · width channels."""
        made = self.add("Relu", self.conv(source, into, width, 1))
        made = self.add("Relu", self.conv(made, width, width, 3, stride))
        made = self.conv(made, width, 4 * width, 1, scale=BRANCH)
        if into != 4 * width or stride > 1:
            source = self.conv(source, into, 4 * width, 1, stride, scale=0.7)
        return self.add("Relu", self.add("Add", made, source))


def build() -> onnx.ModelProto:
    """Returns the graph (He et al., arXiv 1512.03385, stride in the 3×3 convolutions) with seeded weights."""
    graph = Graph()
    made = graph.add("Relu", graph.conv("image", 3, 64, 7, 2))
    made = graph.add("MaxPool", made, kernel_shape=[3, 3], strides=[2, 2], pads=[1, 1, 1, 1])
    into = 64
    for stage, (width, count) in enumerate(STAGES):
        for number in range(count):
            made = graph.block(made, into, width, 2 if stage and number == 0 else 1)
            into = 4 * width
    made = graph.add("Flatten", graph.add("GlobalAveragePool", made))
    weight = graph.constant(graph.random.normal(0, 1 / np.sqrt(into), (CLASSES, into)))
    logits = graph.add("Gemm", made, weight, graph.constant(np.zeros(CLASSES)), transB=1)
    graph.nodes.append(helper.make_node("Softmax", [logits], ["probabilities"], axis=1))
    picture = helper.make_tensor_value_info("image", TensorProto.FLOAT, ["N", 3, SIZE, SIZE])
    result = helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["N", CLASSES])
    body = helper.make_graph(graph.nodes, NAME, [picture], [result], graph.weights)
    model = helper.make_model(body, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model, full_check=True)
    return model


def write(folder: Path) -> None:
    """Writes the version's folder unless it is there."""
    if (folder / "model.yaml").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(build(), folder / "model.onnx")
    digest = hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest()
    document = {
        "name": NAME,
        "version": VERSION,
        "task": "classification",
        "licence": "Apache-2.0",
        "description": "ResNet-50 with random weights, for measuring speed only",
        "input": {
            "name": "image", "layout": "NCHW", "type": "float32", "width": SIZE, "height": SIZE, "color": "RGB",
            "resize": {"mode": "stretch", "filter": "bilinear"},
            "normalize": {"mean": [123.675, 116.28, 103.53], "std": [58.395, 57.12, 57.375]},
        },
        "outputs": {"decoder": "probabilities", "scores": "probabilities"},
        "labels": [f"class_{number:02d}" for number in range(CLASSES)],
        "files": [{"precision": "fp32", "path": "model.onnx", "sha256": digest}],
    }  # fmt: skip
    (folder / "model.yaml").write_text(yaml.safe_dump(document, sort_keys=False))
