"""The network: EfficientNet-lite0, a light feature pyramid, one-stage heads without anchors, and prototype masks.

Boxes are distances from a cell's centre to the four sides, in strides (Tian et al., FCOS, arXiv 1904.01355). A mask is
a sum of prototypes with an object's coefficients (Bolya et al., YOLACT, arXiv 1904.02689).
"""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from .backbone import MEAN, SCALE, TAPS, Backbone

STRIDES = (8, 16, 32)
PROTOTYPES = 24
MASK_STRIDE = 4
MASK_CHANNELS = 40
PRIOR = 0.01


@dataclass(frozen=True)
class Raw:
    """What the network says of N pictures with A cells: logits [N,A,C], distances to left, top, right, bottom in pixels
    [N,A,4], coefficients [N,A,K], and prototypes [N,K,H/4,W/4]."""

    logits: Tensor
    distances: Tensor
    coefficients: Tensor
    prototypes: Tensor


class Separable(nn.Sequential):
    """A depthwise and a pointwise convolution, batch norm and ReLU6."""

    def __init__(self, before: int, after: int, kernel: int = 3, stride: int = 1):
        super().__init__(
            nn.Conv2d(before, before, kernel, stride, kernel // 2, groups=before, bias=False),
            nn.Conv2d(before, after, 1, bias=False),
            nn.BatchNorm2d(after),
            nn.ReLU6(),
        )


class Pointwise(nn.Sequential):
    def __init__(self, before: int, after: int):
        super().__init__(nn.Conv2d(before, after, 1, bias=False), nn.BatchNorm2d(after), nn.ReLU6())


class Pyramid(nn.Module):
    """Mixes the levels from coarse to fine, then from fine to coarse."""

    def __init__(self, channels: int):
        super().__init__()
        self.lateral = nn.ModuleList(Pointwise(before, channels) for before in TAPS.values())
        self.down = nn.ModuleList(Separable(channels, channels) for _ in range(2))
        self.stride = nn.ModuleList(Separable(channels, channels, 3, 2) for _ in range(2))
        self.up = nn.ModuleList(Separable(channels, channels) for _ in range(2))

    def forward(self, features: list[Tensor]) -> list[Tensor]:
        c3, c4, c5 = (layer(x) for layer, x in zip(self.lateral, features))
        p4 = self.down[0](c4 + F.interpolate(c5, scale_factor=2.0))
        p3 = self.down[1](c3 + F.interpolate(p4, scale_factor=2.0))
        n4 = self.up[0](p4 + self.stride[0](p3))
        return [p3, n4, self.up[1](c5 + self.stride[1](n4))]


class Head(nn.Module):
    """The predictions at one stride."""

    def __init__(self, channels: int, classes: int):
        super().__init__()
        self.kind = nn.Sequential(Separable(channels, channels), Separable(channels, channels))
        self.place = nn.Sequential(Separable(channels, channels), Separable(channels, channels))
        self.logits = nn.Conv2d(channels, classes, 1)
        self.distances = nn.Conv2d(channels, 4, 1)
        self.coefficients = nn.Conv2d(channels, PROTOTYPES, 1)
        nn.init.constant_(self.logits.bias, -torch.tensor(1 / PRIOR - 1).log().item())
        nn.init.constant_(self.distances.bias, 1.0)

    def forward(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        kind, place = self.kind(x), self.place(x)
        return self.logits(kind), self.distances(place), self.coefficients(place)


class Instances(nn.Module):
    """Maps uint8 or float pictures [N,3,S,S] of 0..255 to `Raw`. S is a multiple of 32."""

    def __init__(self, classes: int, channels: int = 80):
        super().__init__()
        self.classes = classes
        self.backbone = Backbone()
        self.pyramid = Pyramid(channels)
        self.heads = nn.ModuleList(Head(channels, classes) for _ in STRIDES)
        self.masks = nn.Sequential(
            Separable(channels, MASK_CHANNELS),
            nn.Upsample(scale_factor=2.0),
            Separable(MASK_CHANNELS, MASK_CHANNELS),
            nn.Conv2d(MASK_CHANNELS, PROTOTYPES, 1),
        )

    def forward(self, images: Tensor) -> Raw:
        return self.decode(self.backbone(normalised(images)))

    def decode(self, features: list[Tensor]) -> Raw:
        levels = self.pyramid(features)
        parts = [head(x) for head, x in zip(self.heads, levels)]
        rows = [torch.cat([p[k].flatten(2).transpose(1, 2) for p in parts], 1) for k in range(3)]
        scale = torch.cat([torch.full((x.shape[2] * x.shape[3],), float(s)) for x, s in zip(levels, STRIDES)])
        return Raw(rows[0], F.softplus(rows[1]) * scale[None, :, None], rows[2], self.masks(levels[0]))


def normalised(images: Tensor) -> Tensor:
    return (images.float() - MEAN) / SCALE


def centers(size: int) -> tuple[Tensor, Tensor]:
    """Returns the centres [A,2] of all cells in pixels, x first, and their strides [A]."""
    points, strides = [], []
    for stride in STRIDES:
        at = (torch.arange(size // stride) + 0.5) * stride
        y, x = torch.meshgrid(at, at, indexing="ij")
        points.append(torch.stack([x, y], -1).reshape(-1, 2))
        strides.append(torch.full((len(points[-1]),), float(stride)))
    return torch.cat(points), torch.cat(strides)


def corners(points: Tensor, distances: Tensor) -> Tensor:
    """Returns boxes [...,4] as x1, y1, x2, y2."""
    return torch.cat([points - distances[..., :2], points + distances[..., 2:]], -1)
