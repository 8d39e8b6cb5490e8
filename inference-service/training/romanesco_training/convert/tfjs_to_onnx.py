"""Converts a TensorFlow.js graph to ONNX.

TensorFlow computes convolutions channels last, ONNX channels first. A `Value` remembers how TensorFlow's tensor is a
transposition of ONNX's, so most of the graph's transpositions vanish instead of being computed.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from .tfjs import Graph, Node

OPSET, IR = 17, 9
LAST, FIRST = (0, 2, 3, 1), (0, 3, 1, 2)
"""Transpositions from channels first to last, and back."""


@dataclass(frozen=True)
class Value:
    """A tensor: TensorFlow's is ONNX's tensor `name`, transposed by `order`; None is the identity."""

    name: str
    order: tuple[int, ...] | None = None


class Converter:
    """Converts one graph whose only input is a picture tensor [1,3,height,width]."""

    def __init__(self, graph: Graph, input_name: str, size: tuple[int, int], outputs: dict[str, str]):
        self.graph = graph
        self.constants = dict(graph.constants)
        self.values: dict[str, Value] = {}
        self.nodes: list[onnx.NodeProto] = []
        self.initializers: dict[str, onnx.TensorProto] = {}
        self.input_name = input_name
        self.size = size
        self.outputs = outputs

    def convert(self) -> onnx.ModelProto:
        """Returns the model with a batch dimension of any size. Outputs get the names that the caller wants."""
        for node in self.graph.nodes:
            rule: Callable[[Node], None] | None = getattr(self, node.kind.lower(), None)
            if rule is None:
                raise ValueError(f"TensorFlow's operation {node.kind} is not supported")
            rule(node)
        results = []
        for source, target in self.outputs.items():
            self.nodes.append(helper.make_node("Identity", [self.plain(self.values[source])], [target]))
            results.append(helper.make_tensor_value_info(target, TensorProto.FLOAT, None))
        shape = ["N", 3, *self.size]
        picture = helper.make_tensor_value_info(self.input_name, TensorProto.FLOAT, shape)
        graph = helper.make_graph(self.nodes, "converted", [picture], results, list(self.initializers.values()))
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], ir_version=IR)
        model = onnx.shape_inference.infer_shapes(model, strict_mode=True, data_prop=True)
        for result in model.graph.output:
            result.type.tensor_type.shape.dim[0].dim_param = "N"
        onnx.checker.check_model(model, full_check=True)
        return model

    # Helpers

    def emit(self, node: Node, kind: str, inputs: list[str], order=None, outputs: int = 1, **attributes) -> None:
        names = [f"{node.name}:{n}" if n else node.name for n in range(outputs)]
        self.nodes.append(helper.make_node(kind, inputs, names, node.name, **attributes))
        self.values |= {name: Value(name, order) for name in names}

    def constant(self, name: str, values: np.ndarray) -> str:
        self.initializers[name] = numpy_helper.from_array(np.ascontiguousarray(values), name)
        return name

    def value(self, name: str) -> Value:
        """Returns an input, which may be a constant."""
        name = name.removesuffix(":0")
        if name not in self.values and name in self.constants:
            return Value(self.constant(name, self.constants[name]))
        return self.values[name]

    def transposed(self, value: Value, order: tuple[int, ...] | None) -> str:
        """Returns the ONNX tensor that is TensorFlow's tensor transposed by `order`; adds a node where needed."""
        wanted = compose(value.order, order)
        if wanted is None:
            return value.name
        name = f"{value.name}/to{''.join(map(str, wanted))}"
        if all(name not in node.output for node in self.nodes):
            self.nodes.append(helper.make_node("Transpose", [value.name], [name], perm=wanted))
        return name

    def plain(self, value: Value) -> str:
        return self.transposed(value, None)

    # Rules, named as TensorFlow's operations in lower case

    def placeholder(self, node: Node) -> None:
        self.values[node.name] = Value(self.input_name)

    def identity(self, node: Node) -> None:
        self.values[node.name] = self.value(node.inputs[0])

    def transpose(self, node: Node) -> None:
        value = self.value(node.inputs[0])
        order = tuple(int(axis) for axis in self.constants[node.inputs[1]])
        self.values[node.name] = Value(value.name, compose(value.order, order))

    def sparsetodense(self, node: Node) -> None:
        """Only of constants: the shapes of reshapes."""
        indices, shape, values, default = (self.constants[name] for name in node.inputs)
        dense = np.full(shape, default)
        if len(indices):
            dense[tuple(indices.T)] = values
        self.constants[node.name] = dense

    def add(self, node: Node) -> None:
        if all(name in self.constants for name in node.inputs):
            self.constants[node.name] = self.constants[node.inputs[0]] + self.constants[node.inputs[1]]
            return
        first, bias = self.value(node.inputs[0]), self.constants.get(node.inputs[1])
        if bias is not None and bias.ndim == 1 and first.order == LAST:
            name = self.constant(f"{node.name}/bias", bias.reshape(-1, 1, 1))
            self.emit(node, "Add", [first.name, name], LAST)
            return
        second = self.value(node.inputs[1])
        if first.order == second.order:
            self.emit(node, "Add", [first.name, second.name], first.order)
        else:
            self.emit(node, "Add", [self.plain(first), self.plain(second)])

    addv2 = add

    def leakyrelu(self, node: Node) -> None:
        value = self.value(node.inputs[0])
        self.emit(node, "LeakyRelu", [value.name], value.order, alpha=float(node.attributes["alpha"]["f"]))

    def sigmoid(self, node: Node) -> None:
        value = self.value(node.inputs[0])
        self.emit(node, "Sigmoid", [value.name], value.order)

    def pad(self, node: Node) -> None:
        value = self.value(node.inputs[0])
        widths = self.constants[node.inputs[1]]
        by_axis = {axis: pair for axis, pair in enumerate(widths)}
        ordered = [by_axis[tensorflow_axis(value.order, axis)] for axis in range(len(widths))]
        pads = np.array(ordered, np.int64).T.reshape(-1)
        inputs = [value.name, self.constant(f"{node.name}/pads", pads)]
        if len(node.inputs) == 3:
            inputs.append(self.constant(f"{node.name}/value", self.constants[node.inputs[2]].reshape(())))
        self.emit(node, "Pad", inputs, value.order)

    padv2 = pad

    def conv2d(self, node: Node) -> None:
        expect_valid(node)
        kernel = self.constants[node.inputs[1]]
        name = self.constant(f"{node.name}/kernel", kernel.transpose(3, 2, 0, 1))
        source = self.transposed(self.value(node.inputs[0]), FIRST)
        self.emit(node, "Conv", [source, name], LAST, strides=node.ints("strides")[1:3])

    def maxpool(self, node: Node) -> None:
        expect_valid(node)
        source = self.transposed(self.value(node.inputs[0]), FIRST)
        sizes = {"kernel_shape": node.ints("ksize")[1:3], "strides": node.ints("strides")[1:3]}
        self.emit(node, "MaxPool", [source], LAST, **sizes)

    def resizebilinear(self, node: Node) -> None:
        if not node.flag("half_pixel_centers") or node.flag("align_corners"):
            raise ValueError(f"{node.name}: only half-pixel centres are supported")
        source = self.transposed(self.value(node.inputs[0]), FIRST)
        size = [int(side) for side in self.constants[node.inputs[1]]]
        shape = f"{source}/channels"
        self.nodes.append(helper.make_node("Shape", [source], [shape], start=0, end=2))
        wanted = self.constant(f"{node.name}/size", np.array(size, np.int64))
        self.nodes.append(helper.make_node("Concat", [shape, wanted], [f"{node.name}/sizes"], axis=0))
        options = {"mode": "linear", "coordinate_transformation_mode": "half_pixel"}
        self.emit(node, "Resize", [source, "", "", f"{node.name}/sizes"], LAST, **options)

    def concatv2(self, node: Node) -> None:
        values = [self.value(name) for name in node.inputs[:-1]]
        axis = int(self.constants[node.inputs[-1]])
        orders = {value.order for value in values}
        if len(orders) == 1:
            order = orders.pop()
            self.emit(node, "Concat", [v.name for v in values], order, axis=onnx_axis(order, axis))
        else:
            self.emit(node, "Concat", [self.plain(v) for v in values], axis=axis)

    def splitv(self, node: Node) -> None:
        value = self.value(node.inputs[0])
        sizes = self.constants[node.inputs[1]].astype(np.int64)
        axis = onnx_axis(value.order, int(self.constants[node.inputs[2]]))
        lengths = self.constant(f"{node.name}/sizes", sizes)
        self.emit(node, "Split", [value.name, lengths], value.order, len(sizes), axis=axis)

    def reshape(self, node: Node) -> None:
        shape = self.constants[node.inputs[1]].astype(np.int64).copy()
        if shape[0] != 1:
            raise ValueError(f"{node.name}: the first dimension must be the batch of 1")
        shape[0] = 0
        source = self.plain(self.value(node.inputs[0]))
        self.emit(node, "Reshape", [source, self.constant(f"{node.name}/shape", shape)])


def compose(first: tuple[int, ...] | None, second: tuple[int, ...] | None) -> tuple[int, ...] | None:
    """Returns the transposition that does `first`, then `second`; None if it changes nothing."""
    if first is None or second is None:
        made = first if second is None else second
    else:
        made = tuple(first[axis] for axis in second)
    return None if made is None or made == tuple(range(len(made))) else made


def onnx_axis(order: tuple[int, ...] | None, axis: int) -> int:
    return axis if order is None else order[axis]


def tensorflow_axis(order: tuple[int, ...] | None, axis: int) -> int:
    return axis if order is None else order.index(axis)


def expect_valid(node: Node) -> None:
    dilated = "dilations" in node.attributes and set(node.ints("dilations")) != {1}
    if node.text("padding") != "VALID" or dilated:
        raise ValueError(f"{node.name}: only padding VALID without dilation is supported")
