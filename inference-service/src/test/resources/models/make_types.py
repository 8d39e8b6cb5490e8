"""Writes types.onnx: one image without a batch, and an output of every number type.

    python make_types.py     (onnx)
"""

import pathlib

import onnx
from onnx import TensorProto, helper

TYPES = {
    "float32": TensorProto.FLOAT,
    "float16": TensorProto.FLOAT16,
    "double": TensorProto.DOUBLE,
    "int8": TensorProto.INT8,
    "uint8": TensorProto.UINT8,
    "int16": TensorProto.INT16,
    "int32": TensorProto.INT32,
    "int64": TensorProto.INT64,
    "bool": TensorProto.BOOL,
}
SHAPE = [2, 2, 3]

nodes = [helper.make_node("Cast", ["image"], [name], to=type_) for name, type_ in TYPES.items()]
nodes.append(helper.make_node("NonZero", ["image"], ["places"]))
nodes.append(helper.make_node("SequenceConstruct", ["image"], ["sequence"]))
outputs = [helper.make_tensor_value_info(name, type_, SHAPE) for name, type_ in TYPES.items()]
outputs.append(helper.make_tensor_value_info("places", TensorProto.INT64, [3, None]))
outputs.append(helper.make_tensor_sequence_value_info("sequence", TensorProto.UINT8, None))
graph = helper.make_graph(
    nodes, "types", [helper.make_tensor_value_info("image", TensorProto.UINT8, SHAPE)], outputs
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
onnx.checker.check_model(model)
(pathlib.Path(__file__).parent / "types.onnx").write_bytes(model.SerializeToString())
