"""From rows of boxes and class scores to the objects that stay."""

from dataclasses import dataclass

import numpy as np

from .errors import InvalidOutput
from .manifest import Nms

SLACK = 1e-3


@dataclass(frozen=True)
class Rows:
    """Boxes [A,4] as x1, y1, x2, y2 in input pixels, and class scores [A,C]."""

    boxes: np.ndarray
    scores: np.ndarray


@dataclass(frozen=True)
class Kept:
    """The objects that stay, best first: their rows, classes, scores, and boxes in input pixels."""

    row: np.ndarray
    label: np.ndarray
    score: np.ndarray
    box: np.ndarray


def choose(rows: Rows, nms: Nms, multi_label: bool) -> Kept:
    """Applies the score threshold, NMS and the maximum."""
    check(rows)
    if multi_label:
        row, label = np.divmod(np.arange(rows.scores.size), max(rows.scores.shape[1], 1))
    else:
        row = np.arange(len(rows.boxes))
        label = rows.scores.argmax(1) if rows.scores.size else np.zeros(0, int)
    score = np.clip(rows.scores[row, label], 0, 1)
    box = rows.boxes[row]
    fits = (score >= nms.score) & (box[:, 2] > box[:, 0]) & (box[:, 3] > box[:, 1])
    best = np.flatnonzero(fits)
    best = best[np.argsort(-score[best], kind="stable")][: nms.candidates]
    if not nms.inGraph:
        best = best[suppress(box[best], label[best], nms)]
    best = best[: nms.max]
    return Kept(row[best], label[best], score[best], box[best])


def check(rows: Rows) -> None:
    if not np.isfinite(rows.boxes).all():
        raise InvalidOutput("a box is not finite")
    if ((rows.scores < -SLACK) | (rows.scores > 1 + SLACK)).any():
        raise InvalidOutput("a score lies outside 0..1")


def suppress(boxes: np.ndarray, labels: np.ndarray, nms: Nms) -> list[int]:
    """Greedy NMS of boxes that are sorted by score. Returns the positions that stay."""
    kept: list[int] = []
    for i, (box, label) in enumerate(zip(boxes, labels)):
        rivals = [k for k in kept if not nms.perClass or labels[k] == label]
        if not rivals or iou(box, boxes[rivals]).max() <= nms.iou:
            kept.append(i)
    return kept


def iou(box: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Intersection over union of a box with others [n,4]."""
    low, high = np.maximum(box[:2], others[:, :2]), np.minimum(box[2:], others[:, 2:])
    common = np.clip(high - low, 0, None).prod(1)
    union = (box[2:] - box[:2]).prod() + (others[:, 2:] - others[:, :2]).prod(1) - common
    return np.divide(common, union, out=np.zeros_like(common), where=union > 0)
