import pytest
import torch

from romanesco_training.graph import Servable
from romanesco_training.mixing import mix
from romanesco_training.model import ActivationNet, normalise, stages
from romanesco_training.networks import NETWORKS


@pytest.mark.parametrize("name", list(NETWORKS))
def test_folding_changes_no_answer(name):
    torch.manual_seed(0)
    model = ActivationNet(3, name).eval()
    side, grid = model.network.side, model.network.grid
    image = torch.randint(0, 256, (2, side, side, 3), dtype=torch.uint8)
    with torch.no_grad():
        probabilities, maps, confidence = Servable(model, 2, temperature=0.7)(image)
        logits = model(normalise(image.permute(0, 3, 1, 2).float()))
    assert maps.shape == (2, 2, grid, grid)
    assert torch.allclose(probabilities, torch.softmax(logits[:, :2] / 0.7, 1), atol=1e-4)
    assert torch.allclose(confidence, torch.softmax(logits / 0.7, 1)[:, :2].amax(1), atol=1e-4)


def test_stages_end_where_told():
    model = ActivationNet(2)
    assert len(stages(model, "")) == 0
    assert len(stages(model, "Mixed_5d")) == 10


def test_mixed_targets_still_sum_to_one():
    draw = torch.Generator().manual_seed(0)
    images, targets = torch.rand(4, 3, 16, 16), torch.eye(4)
    for _ in range(10):
        mixed, soft = mix(images, targets, 1.0, draw)
        assert mixed.shape == images.shape
        assert torch.allclose(soft.sum(1), torch.ones(4))
