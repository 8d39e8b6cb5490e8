"""Chooses which cells learn which object: RTMDet's dynamic soft label assignment (Lyu et al., arXiv 2212.07784)."""

import torch
import torch.nn.functional as F
from torch import Tensor

FURTHEST = 3.0
"""Cells whose centre is further than this many strides from an object's centre cost much more."""

MOST = 10


def iou(a: Tensor, b: Tensor) -> Tensor:
    """Returns the intersection over union of boxes [...,4] (x1, y1, x2, y2), broadcast."""
    low, high = torch.maximum(a[..., :2], b[..., :2]), torch.minimum(a[..., 2:], b[..., 2:])
    common = (high - low).clamp(min=0).prod(-1)
    areas = [(x[..., 2:] - x[..., :2]).clamp(min=0).prod(-1) for x in (a, b)]
    return common / (areas[0] + areas[1] - common).clamp(min=1e-6)


@torch.no_grad()
def assign(logits: Tensor, boxes: Tensor, points: Tensor, strides: Tensor, truth: Tensor, labels: Tensor):
    """Assigns cells to the objects of one picture.

    :param logits: [A,C] and boxes [A,4]: what the network says
    :param points: centres [A,2] of the cells; `strides` [A]
    :param truth: boxes [G,4] and `labels` [G] of the objects
    :return: the object of each cell, long [A], -1 for none; and the IoU of its box with the object's, [A]
    """
    chosen = torch.full((len(points),), -1)
    quality = torch.zeros(len(points))
    if not len(truth):
        return chosen, quality
    x, y = points[:, 0], points[:, 1]
    sides = torch.stack([x - truth[:, :1], y - truth[:, 1:2], truth[:, 2:3] - x, truth[:, 3:] - y], -1)
    inside = sides.amin(-1) > 0
    # A small object may hold no centre: the cell whose centre is nearest counts as inside.
    middle = (truth[:, :2] + truth[:, 2:]) / 2
    distance = torch.cdist(middle, points) / strides
    lost = torch.nonzero(~inside.any(1))[:, 0]
    inside[lost, distance[lost].argmin(1)] = True
    overlap = iou(truth[:, None], boxes[None])
    scores = logits[:, labels].T
    gap = (overlap - scores.sigmoid()).abs()
    kind = F.binary_cross_entropy_with_logits(scores, overlap, reduction="none") * gap.square()
    cost = kind - 3 * torch.log(overlap + 1e-7) + torch.pow(10.0, distance - FURTHEST).clamp(max=1e4)
    cost = torch.where(inside, cost, torch.tensor(1e8))
    count = overlap.where(inside, torch.tensor(0.0)).topk(MOST, 1).values.sum(1).int().clamp(min=1)
    best = torch.full((len(points),), 1e7)
    for n in range(len(truth)):
        cells = cost[n].topk(int(count[n]), largest=False).indices
        cells = cells[cost[n, cells] < best[cells]]
        best[cells] = cost[n, cells]
        chosen[cells] = n
        quality[cells] = overlap[n, cells]
    return chosen, quality
