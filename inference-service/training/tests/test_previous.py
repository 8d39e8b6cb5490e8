import numpy as np
import onnxruntime as ort
import pytest
import torch
from torch import nn

from romanesco_training import export, graph, previous, quantize
from romanesco_training.model import ActivationNet, normalise


@pytest.fixture(scope="module")
def version(tmp_path_factory):
    """Returns the FP32 file of a network with random weights."""
    folder = tmp_path_factory.mktemp("version")
    torch.manual_seed(0)
    network = ActivationNet(3).eval()
    nn.init.normal_(network.head.bias)
    for norm in network.modules():
        if isinstance(norm, nn.BatchNorm2d):
            nn.init.normal_(norm.bias)
    export.export(graph.Servable(network, 2, 1.0), folder / "fp32.onnx", {})
    quantize.store_half(folder / "fp32.onnx", folder / "model.onnx")
    return folder / "model.onnx"


def test_the_network_computes_what_the_file_computes(version):
    image = torch.randint(0, 256, (2, 299, 299, 3), dtype=torch.uint8, generator=torch.Generator().manual_seed(0))
    planes = image.permute(0, 3, 1, 2)
    model = ActivationNet(3)
    previous.fill(model, previous.read(version), normalise(planes))
    with torch.no_grad():
        maps = model.eval().activation(normalise(planes))
    expected = ort.InferenceSession(version).run(["activation"], {"image": image.numpy()})[0]
    assert np.allclose(maps[:, :2], expected, atol=1e-3 * max(1, np.abs(expected).max()))


def test_a_version_that_git_lacks_is_one_line(tmp_path):
    with pytest.raises(ValueError, match="whole history"):
        previous.fetch("version:vegetables/0.0.1@HEAD", tmp_path)
