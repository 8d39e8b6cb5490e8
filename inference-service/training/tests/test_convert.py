import io
import json
import os
import pickle

import numpy as np
import onnxruntime as ort
import pytest

from romanesco_training.convert import efficientnet_lite, labels, tfjs, torch_state
from romanesco_training.convert.tfjs_to_onnx import Converter, compose


def test_state_file_gives_tensors_also_views(tmp_path):
    torch = pytest.importorskip("torch")
    base = torch.arange(12, dtype=torch.float32).reshape(3, 4)
    state = {"a": base, "b": base.t()[1:3], "count": torch.tensor(7)}
    torch.save(state, tmp_path / "state.pth", _use_new_zipfile_serialization=False)
    found = torch_state.read(tmp_path / "state.pth")
    assert {name: values.tolist() for name, values in found.items()} == {n: v.tolist() for n, v in state.items()}


def test_state_file_with_code_is_an_error_and_runs_nothing(tmp_path):
    class Harmful:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "harm"),)

    file = io.BytesIO()
    for part in (torch_state.MAGIC, 1001, {}, Harmful()):
        pickle.dump(part, file, protocol=2)
    (tmp_path / "state.pth").write_bytes(file.getvalue())
    with pytest.raises(ValueError, match="mkdir, which is not a tensor"):
        torch_state.read(tmp_path / "state.pth")
    assert not (tmp_path / "harm").exists()


@pytest.fixture
def graph(tmp_path):
    """Returns a small TensorFlow.js model: pad, convolution, bias, pooling, resize, split, sigmoid and reshape."""
    draw = np.random.default_rng(0)
    parts = {
        "toLast": np.array([0, 2, 3, 1], np.int32),
        "toFirst": np.array([0, 3, 1, 2], np.int32),
        "pads": np.array([[0, 0], [0, 0], [1, 1], [1, 1]], np.int32),
        "kernel": draw.normal(0, 1, (3, 3, 3, 4)).astype(np.float32),
        "bias": draw.normal(0, 1, 4).astype(np.float32),
        "size": np.array([8, 8], np.int32),
        "sizes": np.array([1, 3], np.int32),
        "axis": np.array(1, np.int32),
        "shape": np.array([1, 3, -1], np.int32),
        "swap": np.array([0, 2, 1], np.int32),
    }
    nodes = [
        ("x", "Placeholder", [], {}),
        ("padded", "Pad", ["x", "pads"], {}),
        ("last", "Transpose", ["padded", "toLast"], {}),
        ("conv", "Conv2D", ["last", "kernel"], valid(strides=[1, 2, 2, 1])),
        ("biased", "Add", ["conv", "bias"], {}),
        ("resized", "ResizeBilinear", ["biased", "size"], {"half_pixel_centers": {"b": True}}),
        ("first", "Transpose", ["resized", "toFirst"], {}),
        ("relu", "LeakyRelu", ["first"], {"alpha": {"f": 0.1}}),
        ("split", "SplitV", ["relu", "sizes", "axis"], {}),
        ("scores", "Sigmoid", ["split:1"], {}),
        ("flat", "Reshape", ["scores", "shape"], {}),
        ("rows", "Transpose", ["flat", "swap"], {}),
        ("Identity", "Identity", ["rows"], {}),
    ]
    entries = []
    for name, values in parts.items():
        entry = {"name": name, "shape": list(values.shape), "dtype": values.dtype.name}
        if name == "kernel":
            parts[name] = values.astype(np.float16)
            entry["quantization"] = {"dtype": "float16"}
        entries.append(entry)
    constants = [{"name": name, "op": "Const"} for name in parts]
    document = {
        "modelTopology": {"node": constants + [dict(zip(("name", "op", "input", "attr"), n)) for n in nodes[::-1]]},
        "weightsManifest": [{"paths": ["w.bin"], "weights": entries}],
        "signature": {"outputs": {"Identity:0": {}}},
    }
    (tmp_path / "w.bin").write_bytes(b"".join(values.tobytes() for values in parts.values()))
    (tmp_path / "m.json").write_text(json.dumps(document))
    return tmp_path / "m.json", parts


def valid(**lists):
    made = {name: {"list": {"i": [str(n) for n in values]}} for name, values in lists.items()}
    return made | {"padding": {"s": "VkFMSUQ="}}


def test_tfjs_graph_computes_the_same(graph):
    file, parts = graph
    model = Converter(tfjs.read(file), "image", (8, 8), {"Identity": "rows"}).convert()
    x = np.random.default_rng(1).normal(0, 1, (2, 3, 8, 8)).astype(np.float32)
    found = ort.InferenceSession(model.SerializeToString()).run(None, {"image": x})[0]
    padded = np.pad(x, ((0, 0), (0, 0), (1, 1), (1, 1)))
    kernel = parts["kernel"].astype(np.float32)
    conv = np.zeros((2, 4, 4, 4))
    for y in range(4):
        for c in range(4):
            patch = padded[:, :, 2 * y : 2 * y + 3, 2 * c : 2 * c + 3]
            conv[:, :, y, c] = np.einsum("nchw,hwco->no", patch, kernel) + parts["bias"]
    source = np.clip((np.arange(8) + 0.5) / 2 - 0.5, 0, 3)
    low, part = np.floor(source).astype(int), source % 1
    high = np.minimum(low + 1, 3)
    lines = conv[:, :, low] * (1 - part)[:, None] + conv[:, :, high] * part[:, None]
    resized = lines[..., low] * (1 - part) + lines[..., high] * part
    relu = np.where(resized > 0, resized, 0.1 * resized)[:, 1:]
    expected = (1 / (1 + np.exp(-relu))).reshape(2, 3, -1).transpose(0, 2, 1)
    assert found.shape == (2, 64, 3) and np.abs(found - expected).max() < 1e-5
    assert sum(node.op_type == "Transpose" for node in model.graph.node) == 1


def test_tfjs_weight_file_that_is_cut_off_is_an_error(graph):
    weights = graph[0].parent / "w.bin"
    weights.write_bytes(weights.read_bytes()[:-4])
    with pytest.raises(ValueError, match="cut off"):
        tfjs.read(graph[0])


def test_tfjs_operation_that_is_unknown_is_an_error(graph):
    graph[0].write_text(graph[0].read_text().replace('"LeakyRelu"', '"Softplus"'))
    with pytest.raises(ValueError, match="Softplus is not supported"):
        Converter(tfjs.read(graph[0]), "image", (8, 8), {"Identity": "rows"}).convert()


def test_transpositions_that_undo_each_other_vanish():
    assert compose((0, 2, 3, 1), (0, 3, 1, 2)) is None
    assert compose(None, (0, 2, 1)) == (0, 2, 1)


def lite0_state() -> dict[str, np.ndarray]:
    """Returns random weights with EfficientNet-lite0's names and shapes."""
    draw, state = np.random.default_rng(0), {}

    def conv(name, norm, into, out, kernel, depthwise=False):
        state[f"{name}.weight"] = draw.normal(0, 0.05, (out, 1 if depthwise else into, kernel, kernel)).astype("f4")
        for part, value in (("weight", 1), ("bias", 0), ("running_mean", 0), ("running_var", 1)):
            state[f"{norm}.{part}"] = np.full(out, value, np.float32)

    conv("_conv_stem", "_bn0", 3, 32, 3)
    blocks = [(16, 3, 1), (24, 3, 2), (40, 5, 2), (80, 3, 3), (112, 5, 3), (192, 5, 4), (320, 3, 1)]
    into, number = 32, 0
    for stage, (out, kernel, repeats) in enumerate(blocks):
        for _ in range(repeats):
            block, wide = f"_blocks.{number}", into * (6 if stage else 1)
            if stage:
                conv(f"{block}._expand_conv", f"{block}._bn0", into, wide, 1)
            conv(f"{block}._depthwise_conv", f"{block}._bn1", wide, wide, kernel, depthwise=True)
            conv(f"{block}._project_conv", f"{block}._bn2", wide, out, 1)
            into, number = out, number + 1
    conv("_conv_head", "_bn1", 320, 1280, 1)
    return state | {"_fc.weight": draw.normal(0, 0.05, (1000, 1280)).astype("f4"), "_fc.bias": np.zeros(1000, "f4")}


def test_efficientnet_is_built_from_its_weights():
    model = efficientnet_lite.build(lite0_state())
    run = ort.InferenceSession(model.SerializeToString())
    found = run.run(None, {"image": np.zeros((2, 3, 224, 224), np.float32)})[0]
    assert found.shape == (2, 1000) and np.allclose(found.sum(1), 1, atol=1e-5)
    pads = [list(a.ints) for n in model.graph.node for a in n.attribute if n.op_type == "Conv" and a.name == "pads"]
    assert pads[0] == [0, 0, 1, 1]
    assert [1, 1, 2, 2] in pads and [2, 2, 2, 2] in pads


@pytest.mark.parametrize("name", ["_blocks.15._project_conv.weight", "_fc.weight"])
def test_weights_of_another_network_are_an_error(name):
    state = lite0_state()
    del state[name]
    with pytest.raises(ValueError, match="not EfficientNet-lite0"):
        efficientnet_lite.build(state)


def test_labels_are_machine_names_and_unique():
    entries = ["crane", "maillot", "maillot, tank suit", "crane", "carpenter's kit, tool kit", "jack-o'-lantern"]
    expected = ["crane", "maillot", "maillot_tank_suit", "crane_2", "carpenters_kit", "jack-o-lantern"]
    assert labels.unique(entries) == expected


def test_label_file_with_missing_categories_is_an_error():
    with pytest.raises(ValueError, match="2 categories instead of 1000"):
        labels.imagenet("    0: 'tench, Tinca tinca',\n    1: 'great ' +\n        'white shark',\n")
