"""What to train, in phases; read from YAML so that a model version's recipe is a file that can be kept."""

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Phase:
    """Some epochs under the same conditions.

    `size` is the side of training pictures in pixels; stages up to and with `frozen` keep their weights and batch-norm
    statistics; the learning rate goes from `rates[0]` to `rates[1]` along half a cosine; `without` names a source of
    elsewhere pictures left out, so that it measures what the network makes of a source it has never seen. `strength` is
    the share of pictures that are changed strongly, `mixed` the share of batches that are mixed, `elsewhere` the share
    of each batch from elsewhere.
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
    """`other` is a share of each batch, as a phase's `elsewhere`; what is left is `train`. An epoch has `samples`."""

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
    """The recipe in a YAML file; unknown keys are errors."""
    raw = yaml.safe_load(path.read_text())
    return Recipe(**{**raw, "phases": [Phase(**phase) for phase in raw["phases"]]})
