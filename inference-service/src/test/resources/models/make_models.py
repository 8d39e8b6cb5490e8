"""Writes the tiny models of the tests: they tell colours apart without any training.

    python make_models.py     (onnx and numpy)

paint: Red, Green, Blue, with activation map and a confidence of its own, as the real models have.
shade: Dark, Light, probabilities only.
../graphs/types.onnx: passes a tensor of each type through.
"""

import hashlib
import pathlib

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HERE = pathlib.Path(__file__).parent
SIZE = 16


def model(name, labels, weights, activation):
    def constant(key, value):
        return numpy_helper.from_array(np.asarray(value), key)

    nodes = [
        helper.make_node("Cast", ["image"], ["floats"], to=TensorProto.FLOAT),
        helper.make_node("Transpose", ["floats"], ["planes"], perm=[0, 3, 1, 2]),
        helper.make_node("AveragePool", ["planes"], ["pooled"], kernel_shape=[2, 2], strides=[2, 2]),
        helper.make_node("Conv", ["pooled", "weights", "bias"], ["activation"]),
        helper.make_node("GlobalAveragePool", ["activation"], ["mean"]),
        helper.make_node("Flatten", ["mean"], ["logits"]),
        helper.make_node("Softmax", ["logits"], ["probabilities"], axis=1),
    ]
    outputs = [helper.make_tensor_value_info("probabilities", TensorProto.FLOAT, ["N", len(labels)])]
    if activation:
        nodes.append(helper.make_node("ReduceMax", ["probabilities"], ["confidence"], axes=[1], keepdims=0))
        outputs.append(helper.make_tensor_value_info("activation", TensorProto.FLOAT, ["N", len(labels), 8, 8]))
        outputs.append(helper.make_tensor_value_info("confidence", TensorProto.FLOAT, ["N"]))
    kernel = np.asarray(weights, np.float32).reshape(len(labels), 4)
    graph = helper.make_graph(
        nodes,
        name,
        [helper.make_tensor_value_info("image", TensorProto.UINT8, ["N", SIZE, SIZE, 3])],
        outputs,
        [
            constant("weights", (kernel[:, :3] / 255).reshape(len(labels), 3, 1, 1).astype(np.float32)),
            constant("bias", kernel[:, 3].copy()),
        ],
    )
    built = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(built)
    data = built.SerializeToString()
    folder = HERE / name / "1.0.0"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.onnx").write_bytes(data)
    manifest = [
        f"name: {name}",
        "version: 1.0.0",
        "task: classification",
        "licence: Apache-2.0",
        "description: Tells colours apart, for tests",
        f"input: {{name: image, layout: NHWC, type: uint8, width: {SIZE}, height: {SIZE}, color: RGB,",
        "        resize: {mode: stretch, filter: bilinear}}",
        "outputs:",
        "  probabilities: probabilities",
    ]
    if activation:
        manifest += ["  activation: {name: activation, width: 8, height: 8}"]
        manifest += ["certainty: {score: output, output: confidence, threshold: 0.6}"]
    manifest += [
        f"labels: [{', '.join(labels)}]",
        "precision: fp32",
        "files:",
        f"  - {{precision: fp32, path: model.onnx, sha256: {hashlib.sha256(data).hexdigest()}}}",
    ]
    (folder / "model.yaml").write_text("\n".join(manifest) + "\n")


# Columns: red, green, blue, bias.
model("paint", ["Red", "Green", "Blue"], np.hstack([10 * np.eye(3) - 10 / 3, np.zeros((3, 1))]), True)
model("shade", ["Dark", "Light"], [[-4, -4, -4, 6], [4, 4, 4, -6]], False)


TYPES = ["BOOL", "UINT8", "INT8", "INT16", "INT32", "INT64", "FLOAT16", "BFLOAT16", "FLOAT", "DOUBLE"]


def types():
    """A graph, not a model: input in_<type> comes back as out_<type>."""
    def tensor(prefix, name):
        return helper.make_tensor_value_info(f"{prefix}_{name}", getattr(TensorProto, name), ["N", 2])

    graph = helper.make_graph(
        [helper.make_node("Identity", [f"in_{name}"], [f"out_{name}"]) for name in TYPES],
        "types",
        [tensor("in", name) for name in TYPES],
        [tensor("out", name) for name in TYPES],
    )
    built = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    onnx.checker.check_model(built)
    folder = HERE.parent / "graphs"
    folder.mkdir(exist_ok=True)
    (folder / "types.onnx").write_bytes(built.SerializeToString())


types()
