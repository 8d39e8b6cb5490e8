"""Calibration: the temperature of the softmax, and from which confidence on an answer counts as certain."""

import numpy as np

from .measure import softmax

BINS = 15
STEPS = 40


def temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """The temperature that makes the true labels most likely (Guo et al. 2017); logits [N,C], labels [N].

    The loss has one minimum in the logarithm of the temperature, so golden-section search finds it.
    """

    def loss(log_t: float) -> float:
        chosen = softmax(logits / np.exp(log_t))[np.arange(len(labels)), labels]
        return float(-np.log(np.maximum(chosen, 1e-12)).mean())

    low, high, ratio = np.log(0.1), np.log(10), (5**0.5 - 1) / 2
    for _ in range(STEPS):
        left, right = high - ratio * (high - low), low + ratio * (high - low)
        low, high = (low, right) if loss(left) < loss(right) else (left, high)
    return float(np.exp((low + high) / 2))


def reliability(score: np.ndarray, right: np.ndarray, bins: int = BINS) -> list[tuple[float, float, int]]:
    """Mean score, share of right answers and count for each non-empty bin of equal width over the best score."""
    bin_of = np.minimum((score * bins).astype(int), bins - 1)
    rows = [bin_of == b for b in range(bins)]
    return [(float(score[row].mean()), float(right[row].mean()), int(row.sum())) for row in rows if row.any()]


def calibration_error(score: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error: gap between best score and share of right answers, averaged over pictures."""
    return sum(abs(mean - share) * count for mean, share, count in reliability(score, right)) / len(score)


def threshold(confidence: np.ndarray, right: np.ndarray, wanted: float) -> float:
    """The lowest confidence such that of all answers at or above it a share of `wanted` is right.

    It also holds for every higher threshold that keeps at least half of the pictures: a lucky dip is no guarantee.
    """
    order = np.argsort(-confidence)
    share = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    good = share >= wanted
    half = len(order) // 2
    last = len(order) - 1
    for k in range(half, len(order)):
        if not good[k]:
            last = k - 1
            break
    while last > 0 and not good[last]:
        last -= 1
    return float(confidence[order[last]])
