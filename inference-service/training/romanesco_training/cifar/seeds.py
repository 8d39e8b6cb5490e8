"""Trains several seeds side by side, one thread each: the layers are too small to keep several threads busy."""

import json
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import torch

from . import dataset
from .dataset import Cifar
from .train import LOG, WEIGHTS, Plan, Run

SPLIT_SEED = 0
"""The validation pictures are the same for all seeds."""


@dataclass(frozen=True)
class Trained:
    """A seed's log (one entry an epoch) and weights."""

    seed: int
    log: list[dict]
    weights: Path


def train(data: Cifar, plan: Plan, seeds: list[int], work: Path) -> list[Trained]:
    """Trains each seed in a process of its own, as many at a time as there are cores."""
    context = get_context("spawn")
    with ProcessPoolExecutor(min(len(seeds), os.cpu_count() or 1), mp_context=context) as pool:
        return list(pool.map(one, *zip(*((data, plan, seed, work) for seed in seeds), strict=True)))


def one(data: Cifar, plan: Plan, seed: int, work: Path) -> Trained:
    torch.set_num_threads(1)
    folder = work / f"seed-{seed}"
    train, validation = dataset.hold_out(data.train, SPLIT_SEED)
    Run(len(data.labels), train, plan, seed, folder).fit(validation=validation, test=data.test)
    return Trained(seed, json.loads((folder / LOG).read_text())["epochs"], folder / WEIGHTS)


def best(trained: list[Trained]) -> Trained:
    """Returns the seed with the best validation accuracy; the test has no say."""
    return max(trained, key=lambda each: each.log[-1]["validation accuracy"])
