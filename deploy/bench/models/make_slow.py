"""Writes the model of the benchmark `fairness`: one inference takes about two seconds on one core, for any picture.

    python make_slow.py     (onnx and numpy)

A loop multiplies matrices: a file of 1 kB does the work of a large model.
"""

import hashlib
import pathlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

FOLDER = pathlib.Path(__file__).parent / "slow" / "1.0.0"
SIZE = 16
SIDE = 512
ROUNDS = 1_800


def constant(name, value):
    return numpy_helper.from_array(np.asarray(value), name)


def value(name, kind, shape):
    return helper.make_tensor_value_info(name, kind, shape)


body = helper.make_graph(
    [
        helper.make_node("MatMul", ["state", "turn"], ["next"]),
        helper.make_node("Identity", ["go"], ["on"]),
    ],
    "round",
    [
        value("number", TensorProto.INT64, []),
        value("go", TensorProto.BOOL, []),
        value("state", TensorProto.FLOAT, [SIDE, SIDE]),
    ],
    [value("on", TensorProto.BOOL, []), value("next", TensorProto.FLOAT, [SIDE, SIDE])],
)
graph = helper.make_graph(
    [
        helper.make_node("Cast", ["image"], ["floats"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMean", ["floats"], ["mean"], axes=[1, 2], keepdims=0),
        helper.make_node("ReduceMean", ["mean"], ["light"], keepdims=0),
        helper.make_node("ConstantOfShape", ["sides"], ["zeros"]),
        helper.make_node("EyeLike", ["zeros"], ["turn"], dtype=TensorProto.FLOAT),
        helper.make_node("Add", ["zeros", "light"], ["begin"]),
        helper.make_node("Loop", ["rounds", "", "begin"], ["end"], body=body),
        helper.make_node("ReduceMean", ["end"], ["same"], keepdims=0),
        # The loop's result is the number that went in; without using it the loop would be left out.
        helper.make_node("Sub", ["same", "light"], ["nothing"]),
        helper.make_node("Add", ["mean", "nothing"], ["scores"]),
        helper.make_node("Softmax", ["scores"], ["probabilities"], axis=1),
    ],
    "slow",
    [value("image", TensorProto.UINT8, ["N", SIZE, SIZE, 3])],
    [value("probabilities", TensorProto.FLOAT, ["N", 3])],
    [
        constant("sides", np.array([SIDE, SIDE], np.int64)),
        constant("rounds", np.array(ROUNDS, np.int64)),
    ],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
onnx.checker.check_model(model)
data = model.SerializeToString()
FOLDER.mkdir(parents=True, exist_ok=True)
(FOLDER / "model.onnx").write_bytes(data)
(FOLDER / "model.yaml").write_text(
    f"""name: slow
version: 1.0.0
task: classification
licence: Apache-2.0
description: Takes about two seconds for a picture; for the benchmark of fairness
input: {{name: image, layout: NHWC, type: uint8, width: {SIZE}, height: {SIZE}, color: RGB,
        resize: {{mode: stretch, filter: bilinear}}}}
outputs: {{probabilities: probabilities}}
labels: [Red, Green, Blue]
precision: fp32
files:
  - {{precision: fp32, path: model.onnx, sha256: {hashlib.sha256(data).hexdigest()}}}
"""
)
