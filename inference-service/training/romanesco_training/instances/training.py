"""Trains in phases of steps. It can go on from its checkpoint after a kill."""

import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader
from tqdm import tqdm

from .. import parallel
from ..averaging import Average
from . import backbone
from .collection import Part
from .loss import Target, losses
from .network import Instances, normalised
from .recipe import Phase, Recipe
from .samples import Samples, collate

SAVE_EVERY = 50
REMEMBERED = 64
AVERAGE_EVERY = 2
CLIP = 10.0


class Trainer:
    """Holds the network, its average and the optimiser. `folder` has the checkpoint and the log."""

    def __init__(self, labels: list[str], recipe: Recipe, folder: Path, workers: int = 1):
        torch.manual_seed(recipe.seed)
        self.recipe, self.folder, self.workers = recipe, folder, workers
        folder.mkdir(parents=True, exist_ok=True)
        self.model = Instances(len(labels)).to(memory_format=torch.channels_last)
        self.optimizer = optimizer(self.model, recipe)
        self.average = Average(self.model, recipe.average)
        self.step = 0

    @property
    def checkpoint(self) -> Path:
        return self.folder / "checkpoint.pt"

    def start(self) -> None:
        """Loads the checkpoint if there is one, else the backbone's first weights."""
        if self.checkpoint.exists():
            self.resume()
        elif self.recipe.weights == "imagenet":
            backbone.load(self.model.backbone, self.folder / "imagenet")
            self.average = Average(self.model, self.recipe.average)

    def run(self, part: Part) -> Instances:
        """Runs the steps that remain. Writes the averaged network to `model.pt` and returns it."""
        end = 0
        for phase in self.recipe.phases:
            begin, end = end, end + phase.steps
            if self.step < end:
                self.run_phase(part, phase, begin, end)
        if parallel.rank() == 0:
            torch.save(self.average.model.state_dict(), self.folder / "model.pt")
        return self.average.model

    def run_phase(self, part: Part, phase: Phase, begin: int, end: int) -> None:
        batch, ranks = self.recipe.batch, parallel.size()
        numbers = range(self.step * batch + parallel.rank(), end * batch, ranks)
        if phase.echo > 1:
            # Fresh pictures only at every echo-th step.
            numbers = numbers[: len(numbers) // phase.echo + batch]
        samples = Samples(part, self.recipe, phase.size, numbers)
        prefetch = {"num_workers": self.workers, "prefetch_factor": 4} if self.workers else {}
        batches = iter(DataLoader(samples, batch // ranks, collate_fn=collate, **prefetch))
        self.model.train()
        draw = np.random.default_rng([self.recipe.seed, self.step, parallel.rank()])
        memory: list[tuple[list[Tensor], list[Target]]] = []
        started, sums = time.time(), torch.zeros(4)
        for _ in tqdm(range(self.step, end), f"{phase.size} px", mininterval=20, disable=parallel.rank() > 0):
            set_rate(self.optimizer, self.recipe, phase, self.step, (self.step - begin) / phase.steps)
            if self.step % phase.echo == 0 or not memory:
                images, targets = next(batches)
                images = normalised(images).contiguous(memory_format=torch.channels_last)
                memory.append((self.model.backbone.begin(images, phase.frozen), targets))
                picked = memory[-1]
                del memory[: -REMEMBERED if phase.echo > 1 else -1]
            else:
                picked = memory[draw.integers(len(memory))]
            sums += self.train_step(*picked, phase)
            self.step += 1
            if (self.step % SAVE_EVERY == 0 or self.step == end) and parallel.rank() == 0:
                means = [round(float(value), 4) for value in sums / sums[3]]
                ms = round(1000 * (time.time() - started) / float(sums[3]) / batch, 1)
                names = {"step": self.step, "size": phase.size}
                self.log(names | {"kind": means[0], "box": means[1], "mask": means[2], "ms": ms})
                self.save()
                started, sums = time.time(), torch.zeros(4)

    def train_step(self, begun: list[Tensor], targets: list[Target], phase: Phase) -> Tensor:
        """Runs one step. Returns the losses of class, box and mask, and 1."""
        raw = self.model.decode(self.model.backbone.finish(begun, phase.frozen))
        made = losses(raw, targets, phase.size)
        made.total.backward()
        parallel.average_gradients(self.model.parameters())
        nn.utils.clip_grad_norm_(self.model.parameters(), CLIP)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        if self.step % AVERAGE_EVERY == 0:
            self.average.update(self.model)
        return torch.tensor([made.kind.item(), made.box.item(), made.mask.item(), 1.0])

    def log(self, entry: dict) -> None:
        with (self.folder / "log.jsonl").open("a") as log:
            print(json.dumps(entry), file=log)

    def save(self) -> None:
        """Writes the checkpoint atomically, so a killed process leaves the old one intact."""
        state = {"model": self.model.state_dict(), "average": self.average.model.state_dict()}
        state |= {"average_steps": self.average.steps, "optimizer": self.optimizer.state_dict(), "step": self.step}
        torch.save(state, self.checkpoint.with_suffix(".new"))
        self.checkpoint.with_suffix(".new").replace(self.checkpoint)

    def resume(self) -> None:
        state = torch.load(self.checkpoint)
        self.model.load_state_dict(state["model"])
        self.average.model.load_state_dict(state["average"])
        self.average.steps = state["average_steps"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.step = state["step"]


def set_rate(optimizer: torch.optim.Optimizer, recipe: Recipe, phase: Phase, step: int, progress: float) -> None:
    """Sets the learning rates. `progress` is the phase's, 0..1."""
    first, last = phase.rates
    value = last + (first - last) * 0.5 * (1 + math.cos(math.pi * progress))
    value *= min(1.0, (step + 1) / recipe.warm_up)
    for group in optimizer.param_groups:
        group["lr"] = value * group["factor"]


def optimizer(model: Instances, recipe: Recipe) -> torch.optim.Optimizer:
    """Returns AdamW. The backbone learns slower. Biases and batch norms have no weight decay."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    pretrained = {id(p) for p in model.backbone.parameters()}
    for parameter in model.parameters():
        factor = recipe.backbone if id(parameter) in pretrained else 1.0
        groups.setdefault((factor, recipe.decay if parameter.dim() > 1 else 0.0), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "factor": factor, "weight_decay": decay} for (factor, decay), p in groups.items()],
        lr=1e-3,
        betas=(0.9, 0.99),
        fused=True,
    )
