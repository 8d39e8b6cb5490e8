"""Prunes by magnitude, without training afterwards: single weights, or whole filters."""

import numpy as np
import onnx
from onnx import numpy_helper

PASSING = {"Relu", "Clip", "LeakyRelu", "MaxPool", "AveragePool", "Identity"}
"""Operations that keep channels apart."""


def weights(model: onnx.ModelProto, share: float) -> int:
    """Sets the smallest weights of each convolution and matrix to 0. Shapes stay. Returns how many became 0."""
    changed = 0
    used = {name for node in model.graph.node if node.op_type in ("Conv", "Gemm", "MatMul") for name in node.input[1:2]}
    for weight in model.graph.initializer:
        if weight.name in used:
            values = numpy_helper.to_array(weight).copy()
            limit = np.quantile(np.abs(values), share)
            small = np.abs(values) <= limit
            values[small] = 0
            changed += int(small.sum())
            weight.CopyFrom(numpy_helper.from_array(values, weight.name))
    return changed


def filters(model: onnx.ModelProto, share: float) -> int:
    """Removes the filters with the smallest sum of magnitudes (Li et al., arXiv 1608.08710) where that is possible.

    It is possible in a convolution whose output only other convolutions read, directly or through operations that keep
    channels apart: they lose the input channels. Returns how many filters went.
    """
    constants = {weight.name: weight for weight in model.graph.initializer}
    removed = 0
    for node in model.graph.node:
        readers = convolutions_after(model, node) if is_plain(node, constants) else None
        if not readers or not all(is_plain(reader, constants) for reader in readers):
            continue
        kernel = numpy_helper.to_array(constants[node.input[1]])
        count = int(len(kernel) * share)
        kept = np.sort(np.argsort(np.abs(kernel).sum((1, 2, 3)), kind="stable")[count:])
        replace(constants[node.input[1]], kernel[kept])
        if len(node.input) == 3:
            replace(constants[node.input[2]], numpy_helper.to_array(constants[node.input[2]])[kept])
        for reader in readers:
            weight = constants[reader.input[1]]
            replace(weight, numpy_helper.to_array(weight)[:, kept])
        removed += count
    del model.graph.value_info[:]
    return removed


def is_plain(node: onnx.NodeProto, constants: dict) -> bool:
    """Tells whether a node is a convolution in one group with constant weights."""
    grouped = any(attribute.name == "group" and attribute.i != 1 for attribute in node.attribute)
    return node.op_type == "Conv" and not grouped and all(name in constants for name in node.input[1:])


def convolutions_after(model: onnx.ModelProto, node: onnx.NodeProto) -> list[onnx.NodeProto] | None:
    """Returns the convolutions that read a node's output, or None if anything else does."""
    found, names = [], [node.output[0]]
    results = {output.name for output in model.graph.output}
    while names:
        name = names.pop()
        if name in results:
            return None
        for reader in model.graph.node:
            if name not in reader.input:
                continue
            if reader.op_type == "Conv" and reader.input[0] == name:
                found.append(reader)
            elif reader.op_type in PASSING:
                names.append(reader.output[0])
            else:
                return None
    return found


def replace(weight: onnx.TensorProto, values: np.ndarray) -> None:
    weight.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(values), weight.name))
