"""Averages weights over training steps, and estimates batch-norm statistics on pictures."""

import copy

import torch
from torch import nn
from torch.utils.data import DataLoader
from tqdm import tqdm

from .model import ActivationNet, normalise


class Average:
    """Exponential moving average of a network's weights and statistics (Polyak averaging)."""

    def __init__(self, model: nn.Module, keep: float):
        self.model = copy.deepcopy(model).eval().requires_grad_(False)
        self.keep = keep
        self.steps = 0

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        """Moves the average towards `model`. The window is short at first, so the starting weights fade quickly."""
        self.steps += 1
        part = 1 - min(self.keep, self.steps / (self.steps + 10))
        for mine, theirs in zip(self.model.state_dict().values(), model.state_dict().values(), strict=True):
            if mine.is_floating_point():
                mine.lerp_(theirs, part)
            else:
                mine.copy_(theirs)


@torch.no_grad()
def estimate_statistics(model: ActivationNet, batches: DataLoader) -> None:
    """Replaces the batch norms' running statistics by their mean over `batches`."""
    norms = [m for m in model.trunk.modules() if isinstance(m, nn.BatchNorm2d)]
    before = [norm.momentum for norm in norms]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # cumulative mean
    model.train()
    for images, _ in tqdm(batches, "batch norm", unit="batch"):
        with torch.autocast("cpu", torch.bfloat16, enabled=model.network.half):
            model.trunk(normalise(images))
    model.eval()
    for norm, momentum in zip(norms, before, strict=True):
        norm.momentum = momentum
