"""Calibration: fits the softmax temperature and chooses the confidence threshold for certain answers."""

import numpy as np

from .measure import softmax

BINS = 15
STEPS = 40
CERTAIN_ACCURACY = 0.98
"""Accuracy required of certain answers on sources that only choose. They promise 97 % on any source."""
CERTAIN_OTHER = 0.04
"""Share of other things that may be called certain, on sources that only choose. At most 5 % is the aim on any source."""


def temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """Returns the temperature with the lowest negative log-likelihood (Guo et al. 2017); logits [N,C], labels [N].

    The loss has one minimum over the logarithm of the temperature, so golden-section search finds it.
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
    """Returns mean score, accuracy and count of each non-empty bin. The bins divide the score range 0..1 evenly."""
    bin_of = np.minimum((score * bins).astype(int), bins - 1)
    rows = [bin_of == b for b in range(bins)]
    return [(float(score[row].mean()), float(right[row].mean()), int(row.sum())) for row in rows if row.any()]


def calibration_error(score: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error: the gap between mean score and accuracy of each bin, weighted by its count."""
    return sum(abs(mean - share) * count for mean, share, count in reliability(score, right)) / len(score)


def threshold(confidence: np.ndarray, right: np.ndarray, wanted: float) -> float:
    """Returns the lowest confidence at which the answers at or above it have an accuracy of at least `wanted`.

    Every higher threshold that keeps at least half of the pictures must reach that accuracy too. Otherwise a lucky
    run of correct answers could lower the threshold too far.
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


def rejecting(confidence: np.ndarray, share: float) -> float:
    """Returns the lowest threshold that at most `share` of the pictures of other things reach."""
    allowed = int(share * len(confidence))
    highest = np.sort(confidence)[::-1]
    return float(np.nextafter(highest[allowed], np.float32(2), dtype=np.float32)) if allowed < len(highest) else 0.0
