"""Mix-up and cut-mix of a batch, so the network does not learn the background instead of the vegetable."""

import torch
from torch import Tensor


def mix(images: Tensor, targets: Tensor, share: float, draw: torch.Generator) -> tuple[Tensor, Tensor]:
    """With probability `share`, blends the batch [N,3,H,W] with a permutation of itself and the targets [N,C] likewise.

    Uses cut-mix (Yun et al. 2019) with probability 0.6, mix-up (Zhang et al. 2018) otherwise.
    """
    if torch.rand((), generator=draw) >= share:
        return images, targets
    other = torch.randperm(len(images), generator=draw)
    if torch.rand((), generator=draw) < 0.6:
        height, width = images.shape[2:]
        h, w = (int(n * (0.3 + 0.4 * torch.rand((), generator=draw))) for n in (height, width))
        top = int(torch.randint(height - h + 1, (), generator=draw))
        left = int(torch.randint(width - w + 1, (), generator=draw))
        images = images.clone(memory_format=torch.channels_last)
        images[:, :, top : top + h, left : left + w] = images[other, :, top : top + h, left : left + w]
        part = h * w / (height * width)
    else:
        part = 0.5 * float(torch.rand((), generator=draw))
        images = images.lerp(images[other], part)
    return images, targets.lerp(targets[other], part)
