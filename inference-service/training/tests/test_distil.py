import torch

from romanesco_training.distil import Distillation, Teacher
from romanesco_training.lite import renamed
from romanesco_training.model import ActivationNet, stages
from romanesco_training.networks import LITE


def test_a_student_like_its_teacher_has_the_least_loss():
    torch.manual_seed(0)
    network = ActivationNet(3, LITE).eval()
    teacher = Teacher(network, 1280, Distillation("", share=1.0, features=0.0))
    images = torch.randn(2, 3, 64, 64)
    with torch.no_grad():
        same = network(images)
        alike = teacher.loss(images, same, torch.randn(2, 1280), torch.tensor(9.0))
        unlike = teacher.loss(images, same + torch.tensor([5.0, 0.0, 0.0]), torch.randn(2, 1280), torch.tensor(9.0))
    assert abs(alike) < 1e-5 < unlike


def test_only_the_map_learns():
    teacher = Teacher(ActivationNet(3, LITE), 8, Distillation(""))
    assert [name for name, p in teacher.named_parameters() if p.requires_grad] == ["map.weight", "map.bias"]
    assert not teacher.train().network.training


def test_lite_has_named_stages():
    model = ActivationNet(3, LITE)
    assert len(stages(model, "block14")) == 16
    assert model(torch.zeros(1, 3, 224, 224)).shape == (1, 3)


def test_published_weights_have_their_place():
    assert renamed("_bn1.weight") == "top.1.weight"
    assert renamed("_blocks.3._bn1.weight") == "block3._bn1.weight"
