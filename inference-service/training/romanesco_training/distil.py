"""Distillation: a student learns the outputs and features of a trained teacher, also on pictures without a label."""

from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .model import ActivationNet


@dataclass(frozen=True)
class Distillation:
    """`recipe` names the teacher's recipe, beside the student's.

    The loss is 1 - `share` of the labels' cross-entropy, `share` of the divergence from the teacher's outputs at
    `temperature` (Hinton et al. 2015), and `features` times the distance of the features.
    """

    recipe: str
    share: float = 0.7
    temperature: float = 2.0
    features: float = 1.0


class Teacher(nn.Module):
    """A trained network, and a linear map from the student's mean features to the teacher's. Only the map learns."""

    def __init__(self, network: ActivationNet, student_features: int, plan: Distillation):
        super().__init__()
        self.network = network.eval().requires_grad_(False).to(memory_format=torch.channels_last)
        self.plan = plan
        self.map = nn.Linear(student_features, network.network.features)

    def train(self, mode: bool = True) -> "Teacher":
        """Keeps the teacher in evaluation mode."""
        self.map.train(mode)
        return self

    def loss(self, images: Tensor, logits: Tensor, features: Tensor, labelled: Tensor) -> Tensor:
        """Returns the whole loss of a batch.

        :param images: what the student saw, normalised [N,3,H,W]
        :param logits: the student's [N,C]
        :param features: the student's mean features [N,F]
        :param labelled: cross-entropy with the labels
        """
        with torch.no_grad():
            maps = self.network.trunk(images)
            wanted, wanted_features = self.network.head(maps).mean((2, 3)), maps.mean((2, 3))
        t = self.plan.temperature
        mine, theirs = F.log_softmax(logits / t, 1), F.log_softmax(wanted / t, 1)
        soft = F.kl_div(mine, theirs, reduction="batchmean", log_target=True)
        distance = 1 - F.cosine_similarity(self.map(features), wanted_features).mean()
        return (1 - self.plan.share) * labelled + self.plan.share * t * t * soft + self.plan.features * distance


def load(folder: Path, classes: int, name: str, student: ActivationNet, plan: Distillation) -> Teacher:
    """Returns the teacher whose weights `train` wrote into `folder`; `name` is its network."""
    network = ActivationNet(classes, name)
    network.load_state_dict(torch.load(folder / "model.pt", weights_only=True))
    return Teacher(network, student.network.features, plan)
