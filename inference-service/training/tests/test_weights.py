import base64

import numpy as np
import pytest
import torch
import torchvision

from romanesco_training import weights
from romanesco_training.model import ActivationNet


@pytest.fixture(scope="module")
def keras() -> dict[str, np.ndarray]:
    """Returns random weights with Keras's names and shapes."""
    draw = np.random.default_rng(0)
    made = {}
    for i, block in enumerate(weights.convolutions(ActivationNet(2)), start=1):
        out, into, h, w = block.conv.weight.shape
        made[f"conv2d_{i}/kernel"] = draw.normal(0, 0.1, (h, w, into, out)).astype(np.float32)
        for name in ("beta", "moving_mean"):
            made[f"batch_normalization_{i}/{name}"] = draw.normal(0, 0.1, out).astype(np.float32)
        made[f"batch_normalization_{i}/moving_variance"] = np.ones(out, np.float32)
    return made


def test_there_are_94_convolutions(keras):
    assert sum(name.startswith("conv2d") for name in keras) == 94


def test_first_block_sees_the_same_in_either_range(keras):
    model = ActivationNet(2).eval()
    weights.fill_from_keras(model, keras)
    block = next(weights.convolutions(model))
    pixels = torch.rand(1, 3, 20, 20)
    kernel = torch.from_numpy(keras["conv2d_1/kernel"].transpose(3, 2, 0, 1).copy())
    mean, beta = (torch.from_numpy(keras[f"batch_normalization_1/{n}"])[:, None, None] for n in ("moving_mean", "beta"))
    plain = torch.relu((torch.conv2d(pixels, kernel, stride=2) - mean) / 1.001**0.5 + beta)
    assert torch.allclose(block(pixels * 2 - 1), plain, atol=1e-3)


def test_a_wrong_shape_is_an_error(keras):
    with pytest.raises(ValueError, match="shape"):
        weights.fill_from_keras(ActivationNet(2), keras | {"conv2d_5/kernel": np.zeros((3, 3, 1, 1))})


def test_imagenet_weights_fill_the_whole_trunk(monkeypatch, tmp_path):
    donor = torchvision.models.inception_v3(weights=None, init_weights=False)
    monkeypatch.setattr(weights, "inception_v3", lambda weights: donor)
    model = ActivationNet(2)
    weights.load_weights(model, "imagenet", tmp_path, None)
    assert torch.equal(model.trunk.Mixed_7c.branch_pool.conv.weight, donor.Mixed_7c.branch_pool.conv.weight)


def test_reads_eight_bit_weights_from_javascript(tmp_path):
    entry = '{name:"a/b",shape:[2,2],dtype:"float32",quantization:{min:-1,scale:.5,dtype:"uint8"}}'
    (tmp_path / "model.min.js").write_text(f"x={{weights:[{entry}]}}")
    (tmp_path / "group1-shard1of1.min.js").write_text(f'h.exports="{base64.b64encode(bytes([0, 1, 2, 4])).decode()}"')
    assert weights.read_nsfwjs(tmp_path)["a/b"].tolist() == [[-1, -0.5], [0, 1]]
