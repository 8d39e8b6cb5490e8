"""Chooses the pictures of an epoch, and loads and augments them."""

import random

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, Dataset

from .augment import augment, gentle
from .data import Data
from .pictures import stretch
from .recipe import Phase, Recipe

POWERS = {"elsewhere": 0.5, "more": 0.25, "boxes": 0.25}
BY_SOURCE = ("more", "boxes")


class Training(Dataset):
    """Augmented pictures as uint8 [3,size,size] with their label. Seed and position determine the augmentation."""

    def __init__(self, data: Data, order: np.ndarray, phase: Phase, seed: int):
        self.data, self.order, self.phase, self.seed = data, order, phase, seed
        self.others = data.of("other")

    def __len__(self) -> int:
        return len(self.order)

    def __getitem__(self, position: int) -> tuple[Tensor, int]:
        draw = random.Random(self.seed * 1_000_003 + position)
        i = int(self.order[position])
        image, size = self.data.image(i), self.phase.size
        if draw.random() < self.phase.strength:
            image = augment(image, size, draw, lambda: self.background(draw))
        else:
            image = gentle(image, size, draw)
        return planes(image), int(self.data.label[i])

    def background(self, draw: random.Random):
        """Returns a random picture of other things, or None if there are none."""
        return self.data.image(draw.choice(self.others)) if len(self.others) else None


class Plain(Dataset):
    """Pictures without augmentation, stretched as the service does."""

    def __init__(self, data: Data, rows: np.ndarray, size: int):
        self.data, self.rows, self.size = data, rows, size

    def __len__(self) -> int:
        return len(self.rows)

    def __getitem__(self, position: int) -> tuple[Tensor, int]:
        i = int(self.rows[position])
        return planes(stretch(self.data.image(i), self.size)), int(self.data.label[i])


def planes(image) -> Tensor:
    """Converts an RGB picture to uint8 [3,H,W] in channels-last memory format."""
    return torch.from_numpy(np.array(image)).permute(2, 0, 1)


def epoch_order(data: Data, recipe: Recipe, phase: Phase, seed: int) -> np.ndarray:
    """Returns the row numbers of an epoch in order.

    In `train` and `other` each label is equally likely, elsewhere proportional to a power of its count. Within a label,
    a source's share in `more` and `boxes` is proportional to the square root of its count.
    """
    draw = np.random.default_rng(seed)
    elsewhere = data.of("elsewhere")
    if phase.without:
        elsewhere = elsewhere[data.source[elsewhere] != phase.without]
    shares = {"elsewhere": phase.elsewhere, "more": recipe.more, "boxes": recipe.boxes, "other": recipe.other}
    shares["train"] = 1.0
    chosen, left = [], recipe.samples
    for name, share in shares.items():
        rows = elsewhere if name == "elsewhere" else data.of(name)
        if len(rows) == 0:
            continue
        count = left if name == "train" else round(recipe.samples * share)
        left -= count
        sources = data.source if name in BY_SOURCE else None
        chosen.append(balanced(rows, data.label, count, POWERS.get(name, 0.0), draw, sources))
    order = np.concatenate(chosen)
    return draw.permutation(order)


def balanced(
    rows: np.ndarray,
    keys: np.ndarray,
    count: int,
    power: float,
    draw: np.random.Generator,
    within: np.ndarray | None = None,
) -> np.ndarray:
    """Draws `count` of `rows`. The share of a key is proportional to its count to the `power`.

    `keys` and `within` have an element for each picture. The pictures of a key are drawn by `within` likewise, with
    power 0.5. A picture repeats only after all others of its keys were drawn.
    """
    names, group = np.unique(keys[rows], return_inverse=True)
    sizes = np.bincount(group).astype(float)
    quota = draw.multinomial(count, sizes**power / (sizes**power).sum())
    chosen = []
    for number, wanted in enumerate(quota):
        members = rows[group == number]
        if within is not None:
            chosen.append(balanced(members, within, wanted, 0.5, draw))
        elif wanted:
            rounds = -(-wanted // len(members))
            chosen.append(np.concatenate([draw.permutation(members) for _ in range(rounds)])[:wanted])
    return np.concatenate([*chosen, np.array([], np.int64)]).astype(np.int64)


def loader(dataset: Dataset, batch: int, workers: int, drop_last: bool = False) -> DataLoader:
    """Returns a loader of batches [N,3,H,W] uint8 and labels [N], in the order of the data set."""
    return DataLoader(dataset, batch, num_workers=workers, drop_last=drop_last, prefetch_factor=4 if workers else None)
