import json
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import pytest
from onnx import TensorProto, helper, numpy_helper
from PIL import Image

from romanesco_training.reference.errors import ManifestError
from romanesco_training.variants import prune, samples, sessions, table
from romanesco_training.variants.compare import Plan, agrees, compare
from romanesco_training.variants.resnet import STAGES, build
from romanesco_training.variants.samples import Samples

TASKS = Path(__file__).parent.parent.parent / "src/test/resources/tasks"


def chain() -> onnx.ModelProto:
    """Returns conv 3→8, ReLU, conv 8→4, and a sum that reads the second one."""
    draw = np.random.default_rng(0)
    first, second = (draw.normal(0, 1, shape).astype(np.float32) for shape in ((8, 3, 1, 1), (4, 8, 1, 1)))
    first[[2, 5]] = 0
    weights = [numpy_helper.from_array(values, name) for values, name in ((first, "a"), (second, "b"))]
    weights.append(numpy_helper.from_array(np.zeros(8, np.float32), "bias"))
    nodes = [
        helper.make_node("Conv", ["x", "a", "bias"], ["1"]),
        helper.make_node("Relu", ["1"], ["2"]),
        helper.make_node("Conv", ["2", "b"], ["3"]),
        helper.make_node("Add", ["3", "3"], ["y"]),
    ]
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["N", c, 2, 2]) for name, c in (("x", 3), ("y", 4))]
    graph = helper.make_graph(nodes, "chain", ends[:1], ends[1:], weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def run(model: onnx.ModelProto) -> np.ndarray:
    x = np.random.default_rng(1).normal(0, 1, (2, 3, 2, 2)).astype(np.float32)
    return ort.InferenceSession(model.SerializeToString()).run(None, {"x": x})[0]


def test_filters_that_do_nothing_are_removed_first():
    model = chain()
    before = run(model)
    assert prune.filters(model, 0.25) == 2
    assert np.allclose(run(model), before, atol=1e-6)
    shapes = {weight.name: list(weight.dims) for weight in model.graph.initializer}
    assert shapes == {"a": [6, 3, 1, 1], "b": [4, 6, 1, 1], "bias": [6]}


def test_smallest_weights_become_zero():
    model = chain()
    assert prune.weights(model, 0.5) == 12 + 16
    assert sum(int((numpy_helper.to_array(w) == 0).sum()) for w in model.graph.initializer) == 12 + 16 + 8
    assert run(model).shape == (2, 4, 2, 2)


def test_resnet_has_the_shape_of_a_resnet_50():
    model = build()
    assert sum(node.op_type == "Conv" for node in model.graph.node) == 1 + 3 * sum(n for _, n in STAGES) + 4
    parameters = sum(int(np.prod(weight.dims)) for weight in model.graph.initializer)
    assert parameters == pytest.approx(23.6e6, rel=0.01)


def test_provider_that_is_missing_is_an_error(tmp_path):
    if "TensorrtExecutionProvider" in ort.get_available_providers():
        pytest.skip("this machine has TensorRT")
    with pytest.raises(ManifestError, match="has no TensorrtExecutionProvider; it has .*CPU"):
        sessions.open_session(sessions.Variant("FP32", tmp_path / "m.onnx"), "tensorrt", 1)


@pytest.mark.parametrize("name", ["nanodet", "classification-logits"])
def test_variants_are_written_beside_the_model(name, tmp_path):
    folder = tmp_path / "1.0.0"
    shutil.copytree(TASKS / name, folder)
    image = Image.open(folder / "picture.png")
    turned = [image.rotate(angle) for angle in range(0, 40, 10)]
    rows = compare(folder, Samples(turned[1:], [image], None), Plan(tmp_path / "work", rounds=1))
    made = json.loads((folder / table.JSON).read_text())
    assert made["columns"][:3] == ["Variant", "Optimisation", "File, MiB"]
    assert [row[:2] for row in made["rows"]][:4] == [
        ["FP32", level] for level in ("all", "disable", "basic", "extended")
    ]
    assert len(made["rows"]) == len(rows) == 9
    assert rows[0].agreement == 100 and all(0 <= row.agreement <= 100 for row in rows)
    assert (folder / "model.yaml").read_text().endswith("\ncompare: compare.json\n")
    assert (folder / table.MARKDOWN).read_text().count("\n| FP32 |") == 4


def test_agreement_counts_objects_that_were_found_again():
    def answer(*objects):
        return {"objects": [{"category": c, "score": 0.9, "box": [x, 0, 10, 10]} for c, x in objects]}

    assert agrees(answer(("a", 0), ("a", 50)), answer(("a", 1), ("b", 50))) == 0.5
    assert agrees(answer(), answer()) == 1 and agrees(answer(), answer(("a", 0))) == 0


def test_calibration_pictures_are_not_compared(dataset, monkeypatch):
    monkeypatch.setattr(samples, "CALIBRATION", 2)
    chosen = samples.choose(dataset, dataset, 100)
    assert len(chosen.calibration) == 2 and len(chosen.compared) == len(chosen.labels) == 10
    monkeypatch.setattr(samples, "CALIBRATION", 100)
    with pytest.raises(ValueError, match="12 labelled pictures; at least 200 are needed"):
        samples.choose(dataset, dataset, 100)
