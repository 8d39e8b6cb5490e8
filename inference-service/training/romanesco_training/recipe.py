"""Training recipe in phases, read from YAML."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from .distil import Distillation
from .networks import INCEPTION

START, END = "start", "end"


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
    """`samples` is the number of pictures an epoch. `other`, `more` and `boxes` are shares; the rest is `train`.

    `weights` are the starting weights (`weights` explains them). Batch norms' statistics are estimated anew on training
    pictures at the times in `statistics`. `keep` is the share of the starting weights in the result: mixing them keeps
    what the network could do before (Wortsman et al. 2022). `folder` is where the recipe lies.
    """

    phases: list[Phase]
    network: str = INCEPTION
    weights: str = "imagenet"
    distillation: Distillation | None = None
    statistics: tuple[str, ...] = (START, END)
    seed: int = 1
    samples: int = 8000
    batch: int = 48
    other: float = 0.08
    more: float = 0.0
    boxes: float = 0.0
    keep: float = 0.0
    smoothing: float = 0.05
    decay: float = 0.02
    lower: float = 0.3
    head: float = 5.0
    average: float = 0.99
    warm_up: int = 100
    folder: Path = Path()

    def teacher(self) -> "Recipe":
        """Returns the recipe of the teacher."""
        return read(self.folder / self.distillation.recipe)


def read(path: Path) -> Recipe:
    """Reads a recipe from YAML. Unknown keys raise TypeError."""
    raw = yaml.safe_load(path.read_text())
    changed = {"phases": [Phase(**phase) for phase in raw["phases"]], "folder": path.parent}
    if "distillation" in raw:
        changed["distillation"] = Distillation(**raw["distillation"])
    return Recipe(**raw | changed)
