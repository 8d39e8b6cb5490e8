"""Frozen features with a linear head against fine-tuning of the upper stages."""

import copy

import torch
from torch import Tensor, nn

from ..model import stages
from . import heads
from .features import LAST_FROZEN
from .heads import Plan, Set
from .preprocessing import last, probe
from .sections import Section
from .setup import COLUMNS, Setup
from .transforms import stretched

RATE = 2e-4


class Upper(nn.Module):
    """The stages after LAST_FROZEN and a linear head, for maps [N,1280,h,w]."""

    def __init__(self, trunk: nn.Sequential, features: int, classes: int, seed: int):
        super().__init__()
        torch.manual_seed(seed)
        self.trunk = copy.deepcopy(trunk)
        self.head = nn.Linear(features, classes)

    def forward(self, x: Tensor) -> Tensor:
        x = x.contiguous(memory_format=torch.channels_last)
        return self.head(self.trunk(x).float().mean((2, 3)))


def flipped(inputs: Tensor, draw: torch.Generator) -> Tensor:
    """Mirrors half of the maps, almost what mirrored pictures would give."""
    turn = torch.rand((len(inputs), 1, 1, 1), generator=draw) < 0.5
    return torch.where(turn, inputs.flip(3), inputs)


def compare(setup: Setup) -> list[Section]:
    parts = list(setup.pictures)
    columns = ["Trained", "Weights trained, million", *(f"{COLUMNS[part]} %" for part in parts)]
    sets = setup.sets("stretched", stretched)
    size = sets["train"].inputs.shape[1]
    rows = [["linear head", round(size * setup.classes / 1e6, 2), *last(probe(setup, sets), parts)]]
    maps = {part: Set(setup.maps("stretched", stretched, each), each.label) for part, each in setup.pictures.items()}
    trunk = setup.inception.trunk[len(stages(setup.inception, LAST_FROZEN)) :]
    logs, weights = [], 0
    for seed in setup.seeds:
        net = Upper(trunk, size, setup.classes, seed)
        weights = sum(p.numel() for p in net.parameters())
        logs.append(heads.fit(net, maps, Plan(setup.epochs, RATE), seed, flipped))
    names = " and ".join(trunk._modules)
    rows.append([f"{names}, and the head", round(weights / 1e6, 2), *last(logs, parts)])
    text = (
        f"InceptionV3 from the starting weights in nsfwjs, {setup.epochs} epochs each. Cut: stages up to {LAST_FROZEN} stay "
        f"frozen in both rows, so that their output is computed once; no augmentation but mirrored maps. {setup.counts} "
        "Fine-tuning of more stages, on all pictures, is what `make model` does: the model cards have its figures."
    )
    return [Section("Frozen features against fine-tuning", text, columns, rows)]
