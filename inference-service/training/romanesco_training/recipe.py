"""Training recipe in phases, read from YAML."""

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Phase:
    """Some epochs under the same conditions.

    `size` is the side of training pictures in pixels. Stages up to and including `frozen` keep their weights and
    batch-norm statistics. The learning rate goes from `rates[0]` to `rates[1]` along half a cosine. `without` names a
    source of elsewhere pictures to leave out, to measure accuracy on an unseen source. `strength` is the share of
    pictures with strong augmentation, `mixed` the share of batches with mix-up or cut-mix, `elsewhere` the share of
    elsewhere pictures in an epoch.
    """

    epochs: int
    size: int
    rates: tuple[float, float]
    frozen: str = ""
    without: str = ""
    strength: float = 1.0
    mixed: float = 0.5
    elsewhere: float = 0.34


@dataclass(frozen=True)
class Recipe:
    """`samples` is the number of pictures an epoch. `other` is the share of other things; the rest is `train`."""

    phases: list[Phase]
    weights: str = "imagenet"
    seed: int = 1
    samples: int = 8000
    batch: int = 48
    other: float = 0.08
    smoothing: float = 0.05
    decay: float = 0.02
    lower: float = 0.3
    head: float = 5.0
    average: float = 0.99
    warm_up: int = 100


def read(path: Path) -> Recipe:
    """Reads a recipe from YAML. Unknown keys raise TypeError."""
    raw = yaml.safe_load(path.read_text())
    return Recipe(**{**raw, "phases": [Phase(**phase) for phase in raw["phases"]]})
