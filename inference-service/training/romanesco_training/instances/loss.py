"""The losses of a batch: class scores, boxes and masks."""

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor

from .assign import assign, iou
from .network import MASK_STRIDE, Raw, centers, corners

BOX, MASK = 2.0, 2.0
MOST_MASKS = 96
"""At most so many cells of a batch learn masks; more cost time and teach the same."""


@dataclass(frozen=True)
class Target:
    """The objects of one picture: boxes [G,4], labels [G], masks bool [G,S/4,S/4] or None; see `scene.Scene`."""

    boxes: Tensor
    labels: Tensor
    masks: Tensor | None
    complete: bool
    tight: bool


@dataclass(frozen=True)
class Losses:
    kind: Tensor
    box: Tensor
    mask: Tensor

    @property
    def total(self) -> Tensor:
        return self.kind + BOX * self.box + MASK * self.mask


def losses(raw: Raw, targets: list[Target], size: int) -> Losses:
    """Returns the means over the batch's assigned cells."""
    points, strides = centers(size)
    # Indexing a picture at a time would fill a gradient of the whole batch for each.
    boxes = corners(points, raw.distances).unbind()
    raw = Raw(raw.logits.unbind(), raw.distances, raw.coefficients.unbind(), raw.prototypes.unbind())
    kinds, overlaps, weights, masks = [], [], [], []
    for n, target in enumerate(targets):
        cell, quality = assign(raw.logits[n].detach(), boxes[n].detach(), points, strides, target.boxes, target.labels)
        found = torch.nonzero(cell >= 0)[:, 0]
        kinds.append((kind_loss(raw.logits[n], points, cell, quality, target), quality.sum()))
        if len(found) and target.tight:
            overlaps.append(generous(boxes[n][found], target.boxes[cell[found]]))
            weights.append(quality[found].clamp(min=0.1))
        if len(found) and target.masks is not None:
            masks += [(n, int(a), int(cell[a]), float(quality[a])) for a in found]
    positive = torch.stack([count for _, count in kinds]).sum().clamp(min=1)
    kind = torch.stack([loss for loss, _ in kinds]).sum() / positive
    none = raw.distances.sum() * 0
    box = none
    if overlaps:
        weight = torch.cat(weights)
        box = ((1 - torch.cat(overlaps)) * weight).sum() / weight.sum()
    return Losses(kind, box, mask_loss(raw, targets, masks) if masks else none)


def kind_loss(logits: Tensor, points: Tensor, cell: Tensor, quality: Tensor, target: Target) -> Tensor:
    """Returns the sum of the quality focal loss (Li et al., arXiv 2006.04388) of one picture.

    In a picture with unlabelled objects, cells outside all boxes learn nothing about the classes that are in it.
    """
    wanted = torch.zeros_like(logits)
    found = cell >= 0
    wanted[found, target.labels[cell[found]]] = quality[found]
    loss = F.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    loss = loss * (wanted - logits.detach().sigmoid()).square()
    if not target.complete and len(target.boxes):
        low, high = target.boxes[:, None, :2], target.boxes[:, None, 2:]
        outside = ~((points > low) & (points < high)).all(-1).any(0)
        known = torch.ones(len(points), logits.shape[1])
        known[outside[:, None] & (torch.bincount(target.labels, minlength=logits.shape[1]) > 0)] = 0
        loss = loss * known
    return loss.sum()


def generous(a: Tensor, b: Tensor) -> Tensor:
    """Returns the generalised IoU (Rezatofighi et al., arXiv 1902.09630) of boxes [n,4]."""
    overlap = iou(a, b)
    low, high = torch.minimum(a[:, :2], b[:, :2]), torch.maximum(a[:, 2:], b[:, 2:])
    hull = (high - low).prod(-1).clamp(min=1e-6)
    areas = [(x[:, 2:] - x[:, :2]).clamp(min=0).prod(-1) for x in (a, b)]
    union = (areas[0] + areas[1]) / (1 + overlap)
    return overlap - (hull - union) / hull


def mask_loss(raw: Raw, targets: list[Target], cells: list[tuple[int, int, int, float]]) -> Tensor:
    """Returns cross entropy and Dice loss of the masks inside their boxes. `cells`: picture, cell, object, quality."""
    cells = sorted(cells, key=lambda each: -each[3])[:MOST_MASKS]
    parts = []
    for n in sorted({each[0] for each in cells}):
        cell, number = (torch.tensor([each[k] for each in cells if each[0] == n]) for k in (1, 2))
        drawn = torch.tensordot(raw.coefficients[n][cell], raw.prototypes[n], 1)
        parts.append(drawn_loss(drawn, targets[n].masks[number].float(), targets[n].boxes[number] / MASK_STRIDE))
    return torch.cat(parts).mean()


def drawn_loss(logits: Tensor, truth: Tensor, boxes: Tensor) -> Tensor:
    """Returns the losses [m] of masks [m,h,w] inside boxes [m,4], in pixels of the masks."""
    at = torch.arange(truth.shape[1]) + 0.5
    across = (at > boxes[:, :1] - 1) & (at < boxes[:, 2:3] + 1)
    down = (at > boxes[:, 1:2] - 1) & (at < boxes[:, 3:] + 1)
    inside = (down[:, :, None] & across[:, None, :]).float()
    entropy = F.binary_cross_entropy_with_logits(logits, truth, reduction="none") * inside
    entropy = entropy.sum((1, 2)) / inside.sum((1, 2)).clamp(min=1)
    drawn = logits.sigmoid() * inside
    dice = 1 - (2 * (drawn * truth).sum((1, 2)) + 1) / ((drawn + truth * inside).sum((1, 2)) + 1)
    return entropy + dice
