"""The recipe file of an instance model."""

from dataclasses import dataclass, field
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Phase:
    """`steps` batches of pictures with `size` pixels a side. The rate falls from the first of `rates` to the second.

    The stem and the first `frozen` of the backbone's 16 blocks do not learn. What they make of a picture is used
    `echo` times, mixed with older pictures (Choi et al., "Faster neural network training with data echoing",
    arXiv 1907.05550).
    """

    steps: int
    size: int
    rates: tuple[float, float]
    frozen: int
    echo: int = 1


@dataclass(frozen=True)
class Recipe:
    """`mix` gives the shares of composites, masked pictures, pictures with boxes and pictures of other things.

    `mosaic` and `shaky` are the shares of pictures that are put together of four parts, and that get noise.
    `boxes` gives the shares of the sources of pictures with boxes; `reported` are sources that training never sees.
    `held` is the share of cut-outs' sources that is kept for measuring, `most` the number of cut-out pictures a class.
    `weights` are the backbone's first ones, `imagenet` or `none`. `ranges` pictures give the ranges of 8-bit values,
    and `composites` of held-out cut-outs are measured.
    """

    weights: str
    seed: int
    batch: int
    most: int
    held: float
    average: float
    decay: float
    backbone: float
    warm_up: int
    mix: dict[str, float]
    mosaic: float
    shaky: float
    boxes: dict[str, float]
    reported: list[str]
    ranges: int
    composites: int
    phases: list[Phase] = field(default_factory=list)


def read(path: Path) -> Recipe:
    """Reads a recipe.

    :raises ValueError: if a key is missing or unknown
    """
    document = yaml.safe_load(path.read_text())
    try:
        phases = [Phase(**each | {"rates": tuple(each["rates"])}) for each in document.pop("phases")]
        return Recipe(**document, phases=phases)
    except (TypeError, KeyError) as problem:
        raise ValueError(f"{path.name}: {problem}") from problem
