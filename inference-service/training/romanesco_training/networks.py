"""The networks that can be trained, each as a trunk of named stages in forward order."""

from collections.abc import Callable
from dataclasses import dataclass

from torch import nn
from torchvision.models import inception_v3

from . import lite

STAGES = (
    "Conv2d_1a_3x3", "Conv2d_2a_3x3", "Conv2d_2b_3x3", "maxpool1", "Conv2d_3b_1x1", "Conv2d_4a_3x3", "maxpool2",
    "Mixed_5b", "Mixed_5c", "Mixed_5d", "Mixed_6a", "Mixed_6b", "Mixed_6c", "Mixed_6d", "Mixed_6e",
    "Mixed_7a", "Mixed_7b", "Mixed_7c",
)  # fmt: skip
"""InceptionV3's modules in forward order, named as in torchvision."""


@dataclass(frozen=True)
class Network:
    """A kind of network.

    `side` is the side of its pictures in pixels, `grid` that of its activation maps. Stages up to `lower` learn slower.
    `half` tells whether CPUs compute it faster in bfloat16; they do not for depthwise convolutions.
    """

    trunk: Callable[[], nn.Sequential]
    features: int
    side: int
    grid: int
    lower: str
    half: bool


def inception() -> nn.Sequential:
    """Returns InceptionV3 without its head."""
    donor = inception_v3(weights=None, aux_logits=False, init_weights=False)
    trunk = nn.Sequential()
    for name in STAGES:
        trunk.add_module(name, getattr(donor, name))
    return trunk


INCEPTION, LITE = "inception-v3", "efficientnet-lite2"
NETWORKS = {
    INCEPTION: Network(inception, 2048, 299, 8, "Mixed_5d", half=True),
    LITE: Network(lite.trunk, 1280, 224, 7, "block10", half=False),
}
