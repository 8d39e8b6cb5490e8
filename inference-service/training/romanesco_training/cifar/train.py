"""Trains one seed. It can resume after every epoch."""

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from .dataset import Part
from .network import CifarNet, scaled

SHIFT = 4
EVALUATION = 500
RISING = 0.25
"""Share of the steps in which the learning rate rises."""
LOG, CHECKPOINT, WEIGHTS = "log.json", "checkpoint.pt", "model.pt"


@dataclass(frozen=True)
class Plan:
    """`rate` is the highest learning rate of the one-cycle schedule."""

    epochs: int = 16
    batch: int = 64
    rate: float = 2e-3
    decay: float = 0.05
    smoothing: float = 0.05


class Run:
    """One training: network, optimiser and schedule of a seed. `folder` has the checkpoint, the log and the weights."""

    def __init__(self, classes: int, train: Part, plan: Plan, seed: int, folder: Path):
        torch.manual_seed(seed)
        folder.mkdir(parents=True, exist_ok=True)
        self.plan, self.seed, self.folder = plan, seed, folder
        self.images, self.label = torch.from_numpy(train.images), torch.from_numpy(train.label)
        self.net = CifarNet(classes).to(memory_format=torch.channels_last)
        self.optimizer = torch.optim.AdamW(self.net.parameters(), plan.rate, weight_decay=plan.decay, fused=True)
        steps = plan.epochs * -(-len(train) // plan.batch)
        rising = max(RISING, 2 / steps)  # a schedule of few steps needs two to rise
        self.schedule = torch.optim.lr_scheduler.OneCycleLR(self.optimizer, plan.rate, steps, pct_start=rising)
        self.log: list[dict] = []

    def fit(self, **measured: Part) -> CifarNet:
        """Trains the remaining epochs, and measures the given parts after each."""
        self.resume()
        for epoch in range(len(self.log) + 1, self.plan.epochs + 1):
            started = time.time()
            entry = {"epoch": epoch} | named("train", *self.epoch(epoch))
            for name, part in measured.items():
                entry |= named(name, *figures(logits(self.net, part.images, half=True), part.label))
            self.log.append(entry | {"seconds": round(time.time() - started, 1)})
            self.save()
            print(f"seed {self.seed} " + " ".join(f"{key} {value}" for key, value in self.log[-1].items()), flush=True)
        torch.save(self.net.state_dict(), self.folder / WEIGHTS)
        return self.net

    def epoch(self, number: int) -> tuple[float, float]:
        """Trains on every picture once. Returns mean loss and accuracy, both with augmentation and dropout."""
        draw = torch.Generator().manual_seed(self.seed * 1000 + number)
        order = torch.randperm(len(self.label), generator=draw)
        loss_sum, right = 0.0, 0
        self.net.train()
        for rows in order.split(self.plan.batch):
            images, label = scaled(shifted(self.images[rows], draw)), self.label[rows]
            with torch.autocast("cpu", torch.bfloat16):
                answers = self.net(images)
            answers = answers.float()
            F.cross_entropy(answers, label, label_smoothing=self.plan.smoothing).backward()
            torch.nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            self.schedule.step()
            with torch.no_grad():
                loss_sum += F.cross_entropy(answers, label, reduction="sum").item()
                right += int((answers.argmax(1) == label).sum())
        return loss_sum / len(order), right / len(order)

    def save(self) -> None:
        """Writes the checkpoint in one step, so a killed process leaves the old one whole."""
        (self.folder / LOG).write_text(json.dumps({"plan": asdict(self.plan), "epochs": self.log}, indent=1) + "\n")
        state = {name: getattr(self, name).state_dict() for name in ("net", "optimizer", "schedule")}
        state |= {"log": self.log, "plan": asdict(self.plan), "random": torch.get_rng_state()}
        torch.save(state, self.folder / (CHECKPOINT + ".new"))
        (self.folder / (CHECKPOINT + ".new")).replace(self.folder / CHECKPOINT)

    def resume(self) -> None:
        """Loads the checkpoint, if there is one of the same plan."""
        file = self.folder / CHECKPOINT
        if not file.exists():
            return
        state = torch.load(file)
        if state["plan"] != asdict(self.plan):
            raise ValueError(f"{file} is of another plan: remove it to train anew")
        for name in ("net", "optimizer", "schedule"):
            getattr(self, name).load_state_dict(state[name])
        self.log = state["log"]
        torch.set_rng_state(state["random"])


def shifted(images: Tensor, draw: torch.Generator) -> Tensor:
    """Mirrors half of the uint8 pictures [N,H,W,3] and shifts each by up to SHIFT pixels; the edge is repeated."""
    count, height, width, _ = images.shape
    row = torch.arange(height) + torch.randint(-SHIFT, SHIFT + 1, (count, 1), generator=draw)
    column = torch.arange(width) + torch.randint(-SHIFT, SHIFT + 1, (count, 1), generator=draw)
    mirrored = torch.rand((count, 1), generator=draw) < 0.5
    column = torch.where(mirrored, width - 1 - column, column)
    number = torch.arange(count)[:, None, None]
    return images[number, row.clamp(0, height - 1)[:, :, None], column.clamp(0, width - 1)[:, None, :]]


@torch.no_grad()
def logits(net: CifarNet, images: np.ndarray, half: bool = False) -> np.ndarray:
    """Returns the logits [N,C] of uint8 pictures [N,32,32,3], computed in FP32, or in bfloat16 as in training."""
    net.eval()
    with torch.autocast("cpu", torch.bfloat16, enabled=half):
        parts = [net(scaled(part)).float() for part in torch.from_numpy(images).split(EVALUATION)]
    return torch.cat(parts).numpy()


def figures(values: np.ndarray, label: np.ndarray) -> tuple[float, float]:
    """Returns mean cross-entropy and accuracy of logits [N,C]."""
    loss = F.cross_entropy(torch.from_numpy(values), torch.from_numpy(label))
    return float(loss), float((values.argmax(1) == label).mean())


def named(part: str, loss: float, accuracy: float) -> dict[str, float]:
    return {f"{part} loss": round(loss, 4), f"{part} accuracy": round(accuracy, 4)}
