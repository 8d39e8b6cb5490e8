"""Training in phases. It can resume after every epoch."""

import json
import math
import time
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn
from tqdm import tqdm

from . import distil, parallel, sampling
from .averaging import Average, estimate_statistics
from .data import Data
from .measure import quick
from .mixing import mix
from .model import ActivationNet, normalise, stages
from .recipe import END, START, Phase, Recipe
from .weights import load_weights

TEACHER = "teacher"
AVERAGE_EVERY = 2
STATISTICS = 768
PLAIN = 64


class Trainer:
    """Holds the network, its average and the optimiser. `folder` contains the checkpoint and the log.

    A recipe with a teacher expects the trained one in `folder`/teacher.
    """

    def __init__(self, data: Data, recipe: Recipe, folder: Path, workers: int):
        torch.manual_seed(recipe.seed)
        self.data, self.recipe, self.folder, self.workers = data, recipe, folder, workers
        folder.mkdir(parents=True, exist_ok=True)
        self.model = ActivationNet(data.classes, recipe.network).to(memory_format=torch.channels_last)
        self.teacher = teacher(self.model, recipe, folder / TEACHER)
        self.optimizer = optimizer(self.model, self.teacher, recipe)
        self.average = Average(self.model, recipe.average)
        self.epoch, self.step = 0, 0

    @property
    def learning(self) -> list[nn.Parameter]:
        """The parameters of the network and of the teacher's map."""
        return [p for group in self.optimizer.param_groups for p in group["params"]]

    @property
    def checkpoint(self) -> Path:
        return self.folder / "checkpoint.pt"

    def run(self) -> None:
        """Trains the remaining epochs and writes the averaged network with batch-norm statistics at test size."""
        if self.checkpoint.exists():
            self.resume()
        else:
            self.model.load_state_dict(self.start().state_dict())
            if START in self.recipe.statistics:
                self.statistics(self.model, self.recipe.phases[0].size)
            self.average = Average(self.model, self.recipe.average)
        first = 0
        for phase in self.recipe.phases:
            for epoch in range(max(first, self.epoch), first + phase.epochs):
                self.train_epoch(phase, epoch - first)
                self.epoch += 1
                if parallel.rank() == 0:
                    self.save()
                parallel.wait()
            first += phase.epochs
        if parallel.rank() == 0:
            if self.recipe.keep:
                mix_weights(self.average.model, self.start(), self.recipe.keep)
            if END in self.recipe.statistics:
                self.statistics(self.average.model, self.model.network.side)
            torch.save(self.average.model.state_dict(), self.folder / "model.pt")
        parallel.wait()

    def train_epoch(self, phase: Phase, number: int) -> None:
        """Trains one epoch, then logs figures on held-out pictures. Each process takes its share of the pictures."""
        seed = self.recipe.seed * 1000 + self.epoch
        order = sampling.epoch_order(self.data, self.recipe, phase, seed)[parallel.rank() :: parallel.size()]
        seed = seed * 100 + parallel.rank()
        dataset = sampling.Training(self.data, order, phase, seed)
        batch = self.recipe.batch // parallel.size()
        batches = sampling.loader(dataset, batch, self.workers, drop_last=True)
        draw = torch.Generator().manual_seed(seed)
        frozen = stages(self.model, phase.frozen)
        self.model.train().requires_grad_(True)
        frozen.eval().requires_grad_(False)
        started, total = time.time(), 0.0
        bar = tqdm(
            batches, f"epoch {self.epoch} at {phase.size}", unit="batch", mininterval=10, disable=parallel.rank() > 0
        )
        for i, (images, labels) in enumerate(bar):
            self.rate(phase, (number + i / len(batches)) / phase.epochs)
            loss = self.train_step(images, labels, len(frozen), phase.mixed, draw)
            total += loss
            bar.set_postfix(loss=f"{total / (i + 1):.3f}", refresh=False)
        if parallel.rank() == 0:
            entry = {"epoch": self.epoch, "size": phase.size, "frozen": phase.frozen, "loss": total / len(batches)}
            entry["ms"] = 1000 * (time.time() - started) / len(order) / parallel.size()
            self.log(entry | quick(self.average.model, self.data, phase.without))

    def log(self, entry: dict) -> None:
        """Appends a line to the log."""
        with (self.folder / "log.jsonl").open("a") as log:
            print(json.dumps({k: round(v, 4) if isinstance(v, float) else v for k, v in entry.items()}), file=log)

    def train_step(self, images: Tensor, labels: Tensor, frozen: int, mixed: float, draw: torch.Generator) -> float:
        """Runs one step on uint8 pictures [N,3,H,W], returns the loss. The first `frozen` modules get no gradients."""
        classes = self.model.head.out_channels
        targets = F.one_hot(labels, classes) * (1 - self.recipe.smoothing) + self.recipe.smoothing / classes
        images, targets = mix(normalise(images), targets, mixed, draw)
        with torch.autocast("cpu", torch.bfloat16, enabled=self.model.network.half):
            with torch.no_grad():
                x = self.model.trunk[:frozen](images)
            features = self.model.trunk[frozen:](x)
            x = self.model.head(self.model.dropout(features))
        logits = x.float().mean((2, 3))
        loss = F.cross_entropy(logits, targets)
        if self.teacher:
            loss = self.teacher.loss(images, logits, features.float().mean((2, 3)), loss)
        loss.backward()
        parallel.average_gradients(self.learning)
        nn.utils.clip_grad_norm_(self.learning, 5.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.step += 1
        if self.step % AVERAGE_EVERY == 0:
            self.average.update(self.model)
        return loss.item()

    def rate(self, phase: Phase, progress: float) -> None:
        """Sets the learning rates. `progress` is the phase's progress in 0..1."""
        start, end = phase.rates
        rate = end + (start - end) * 0.5 * (1 + math.cos(math.pi * progress))
        rate *= min(1.0, (self.step + 1) / self.recipe.warm_up)
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["factor"]

    def statistics(self, model: ActivationNet, size: int) -> None:
        """Estimates batch-norm statistics on training pictures without augmentation, in an epoch's proportions."""
        order = sampling.epoch_order(self.data, self.recipe, Phase(1, size, (0, 0)), self.recipe.seed)[:STATISTICS]
        estimate_statistics(model, sampling.loader(sampling.Plain(self.data, order, size), 32, self.workers))

    def start(self) -> ActivationNet:
        """Returns the network with the recipe's starting weights."""
        torch.manual_seed(self.recipe.seed)
        model = ActivationNet(self.data.classes, self.recipe.network)
        load_weights(model, self.recipe.weights, self.folder, self.plain)
        return model

    def plain(self) -> Tensor:
        """Returns PLAIN training pictures without augmentation, normalised."""
        size = self.model.network.side
        order = sampling.epoch_order(self.data, self.recipe, Phase(1, size, (0, 0)), self.recipe.seed)[:PLAIN]
        return normalise(next(iter(sampling.loader(sampling.Plain(self.data, order, size), PLAIN, 0)))[0])

    def save(self) -> None:
        """Writes the checkpoint atomically, so a killed process leaves the old one intact."""
        state = {
            "model": self.model.state_dict(),
            "average": self.average.model.state_dict(),
            "average_steps": self.average.steps,
            "optimizer": self.optimizer.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
        }
        if self.teacher:
            state["map"] = self.teacher.map.state_dict()
        torch.save(state, self.checkpoint.with_suffix(".new"))
        self.checkpoint.with_suffix(".new").replace(self.checkpoint)

    def resume(self) -> None:
        """Loads the checkpoint of the last complete epoch."""
        state = torch.load(self.checkpoint)
        self.model.load_state_dict(state["model"])
        self.average.model.load_state_dict(state["average"])
        self.average.steps = state["average_steps"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.epoch, self.step = state["epoch"], state["step"]
        if self.teacher:
            self.teacher.map.load_state_dict(state["map"])


@torch.no_grad()
def mix_weights(model: ActivationNet, other: ActivationNet, share: float) -> None:
    """Moves the weights of `model` by `share` of the way to those of `other`."""
    for mine, theirs in zip(model.state_dict().values(), other.state_dict().values(), strict=True):
        if mine.is_floating_point():
            mine.lerp_(theirs, share)


def teacher(model: ActivationNet, recipe: Recipe, folder: Path) -> distil.Teacher | None:
    """Returns the recipe's teacher, None if it has none."""
    if not recipe.distillation:
        return None
    return distil.load(folder, model.head.out_channels, recipe.teacher().network, model, recipe.distillation)


def optimizer(model: ActivationNet, teacher: distil.Teacher | None, recipe: Recipe) -> torch.optim.Optimizer:
    """Returns AdamW. Lower stages learn slower, the head faster. Biases and batch norms have no weight decay."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    lower = {id(p) for p in stages(model, model.network.lower).parameters()}
    added = [model.head, teacher.map] if teacher else [model.head]
    head = {id(p) for module in added for p in module.parameters()}
    for parameter in [*model.parameters(), *(teacher.map.parameters() if teacher else [])]:
        factor = recipe.lower if id(parameter) in lower else recipe.head if id(parameter) in head else 1.0
        groups.setdefault((factor, recipe.decay if parameter.dim() > 1 else 0.0), []).append(parameter)
    return torch.optim.AdamW(
        [{"params": p, "factor": factor, "weight_decay": decay} for (factor, decay), p in groups.items()],
        lr=1e-3,
        betas=(0.9, 0.99),
        fused=True,
    )
