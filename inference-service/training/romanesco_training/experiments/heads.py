"""Trains classifiers on kept features, and measures them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

BATCH = 32


@dataclass(frozen=True)
class Plan:
    """How to train. The rate falls to 0 along half a cosine. `each` measures after each epoch, not only after the last."""

    epochs: int
    rate: float = 1e-3
    decay: float = 0.01
    each: bool = False


@dataclass(frozen=True)
class Set:
    """Inputs [N,...] and labels [N]."""

    inputs: np.ndarray
    label: np.ndarray


def linear(train: Set, classes: int, seed: int) -> nn.Module:
    """Returns a linear classifier that normalises each feature by its mean and deviation over the training pictures."""
    torch.manual_seed(seed)
    norm = nn.BatchNorm1d(train.inputs.shape[1], affine=False)
    norm.running_mean.copy_(torch.from_numpy(train.inputs.mean(0)))
    norm.running_var.copy_(torch.from_numpy(train.inputs.var(0)))
    return nn.Sequential(Frozen(norm), nn.Linear(train.inputs.shape[1], classes))


class Frozen(nn.Module):
    """A layer that stays in evaluation mode."""

    def __init__(self, layer: nn.Module):
        super().__init__()
        self.layer = layer.eval().requires_grad_(False)

    def train(self, mode: bool = True) -> "Frozen":
        return self

    def forward(self, x: Tensor) -> Tensor:
        return self.layer(x)


def fit(net: nn.Module, sets: dict[str, Set], plan: Plan, seed: int, change: Callable | None = None) -> list[dict]:
    """Trains on `sets["train"]`; returns the accuracy in percent of every set after the measured epochs.

    `change(inputs, generator)` augments a batch. Training pictures are measured as the others, without it.
    """
    train = sets["train"]
    optimizer = torch.optim.AdamW(net.parameters(), plan.rate, weight_decay=plan.decay)
    steps = plan.epochs * -(-len(train.label) // BATCH)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    draw, log = torch.Generator().manual_seed(seed), []
    for epoch in range(plan.epochs):
        net.train()
        for rows in torch.randperm(len(train.label), generator=draw).split(BATCH):
            if len(rows) < 2:
                continue  # batch normalisation needs two
            inputs = tensor(train.inputs, rows.numpy())
            inputs = change(inputs, draw) if change else inputs
            with torch.autocast("cpu", torch.bfloat16, enabled=inputs.dim() > 2):
                answers = net(inputs)
            F.cross_entropy(answers.float(), torch.from_numpy(train.label[rows.numpy()])).backward()
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            schedule.step()
        if plan.each or epoch == plan.epochs - 1:
            log.append({name: accuracy(net, each) for name, each in sets.items()})
    return log


def tensor(inputs: np.ndarray, rows) -> Tensor:
    """Returns rows as float; bytes become 0..1."""
    values = torch.from_numpy(np.ascontiguousarray(inputs[rows]))
    return values.float() / 255 if values.dtype == torch.uint8 else values.float()


@torch.no_grad()
def accuracy(net: nn.Module, of: Set) -> float:
    """Returns the share of right answers in percent."""
    net.eval()
    right = 0
    for start in range(0, len(of.label), BATCH):
        inputs = tensor(of.inputs, slice(start, start + BATCH))
        with torch.autocast("cpu", torch.bfloat16, enabled=inputs.dim() > 2):
            right += int((net(inputs).argmax(1).numpy() == of.label[start : start + BATCH]).sum())
    return 100 * right / len(of.label)
