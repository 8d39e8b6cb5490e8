import numpy as np
import onnx
import onnxruntime as ort
import pytest
import torch
from torch import nn

from romanesco_training import quantize, rewrite


@pytest.fixture
def pooled(tmp_path):
    """Returns a small graph with average pooling as in Inception blocks."""
    net = nn.Sequential(nn.AvgPool2d(3, 1, 1), nn.Conv2d(8, 64, 1), nn.ReLU(), nn.Conv2d(64, 4, 1)).eval()
    path = tmp_path / "net.onnx"
    torch.onnx.export(net, (torch.rand(1, 8, 9, 9),), path, input_names=["x"], external_data=False, verbose=False)
    return path


def answer(model, x: np.ndarray) -> np.ndarray:
    source = model if isinstance(model, bytes) else str(model)
    return ort.InferenceSession(source).run(None, {"x": x})[0]


def test_pooling_by_convolution_computes_the_same(pooled):
    x = np.random.default_rng(0).random((1, 8, 9, 9), np.float32)
    model = onnx.load(pooled)
    rewrite.pool_by_convolution(model)
    assert not any(node.op_type == "AveragePool" for node in model.graph.node)
    assert np.allclose(answer(model.SerializeToString(), x), answer(pooled, x), atol=1e-5)


def test_the_head_is_the_last_convolution(pooled):
    model = onnx.load(pooled)
    last = next(node for node in model.graph.node if node.name == rewrite.head(model))
    assert model.graph.output[0].name in last.output


def test_half_stored_weights_answer_nearly_the_same(pooled, tmp_path):
    quantize.store_half(pooled, tmp_path / "half.onnx")
    x = np.random.default_rng(0).random((1, 8, 9, 9), np.float32)
    kinds = {w.data_type for w in onnx.load(tmp_path / "half.onnx").graph.initializer}
    assert onnx.TensorProto.FLOAT16 in kinds
    assert np.allclose(answer(tmp_path / "half.onnx", x), answer(pooled, x), atol=1e-2)


def test_padding_in_the_convolution_computes_the_same(tmp_path):
    net = nn.Sequential(nn.ZeroPad2d((0, 1, 0, 1)), nn.Conv2d(3, 8, 3, 2)).eval()
    path, x = tmp_path / "net.onnx", np.random.default_rng(0).random((1, 3, 8, 8), np.float32)
    torch.onnx.export(net, (torch.from_numpy(x),), path, input_names=["x"], external_data=False, verbose=False)
    model = onnx.load(path)
    rewrite.pad_in_convolutions(model)
    assert not any(node.op_type == "Pad" for node in model.graph.node)
    assert np.allclose(answer(model.SerializeToString(), x), answer(path, x), atol=1e-5)
