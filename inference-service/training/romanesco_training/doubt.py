"""Compares scores that tell how sure a network is, so that `certain` uses the best one."""

from collections.abc import Callable

import numpy as np

from . import calibrate, measure

Score = Callable[[np.ndarray, int], np.ndarray]


def best_label(logits: np.ndarray, known: int) -> np.ndarray:
    """Probability of the best label in a softmax over the labels."""
    return measure.softmax(logits[:, :known]).max(1)


def energy(logits: np.ndarray, known: int) -> np.ndarray:
    """Free energy of the labels (Liu et al. 2020), the logarithm of the sum of their exponentials."""
    top = logits[:, :known].max(1)
    return top + np.log(np.exp(logits[:, :known] - top[:, None]).sum(1))


def energy_over_none(logits: np.ndarray, known: int) -> np.ndarray:
    """Energy of the labels less the logit of "none of them"."""
    return energy(logits, known) - logits[:, known:].max(1)


def margin(logits: np.ndarray, known: int) -> np.ndarray:
    """Difference of the two highest logits, "none of them" included as a rival only."""
    best = logits[:, :known].argmax(1)
    rivals = logits.copy()
    rivals[np.arange(len(logits)), best] = -np.inf
    return logits[np.arange(len(logits)), best] - rivals.max(1)


SCORES: dict[str, Score] = {
    "best label": best_label,
    "best label, with none of them": measure.confidence,
    "energy": energy,
    "energy over none of them": energy_over_none,
    "margin": margin,
}


def compare(known: int, choosing: tuple, reporting: tuple) -> list[dict]:
    """Returns figures of each score on reported pictures, at the threshold that the choosing ones set.

    Either argument is logits [N,C] and labels [N] of labelled pictures, and logits [M,C] of other things.
    """
    rows = []
    for name, score in SCORES.items():
        logits, labels, others = choosing
        right = logits[:, :known].argmax(1) == labels
        limit = max(
            calibrate.threshold(score(logits, known), right, calibrate.CERTAIN_ACCURACY),
            calibrate.rejecting(score(others, known), calibrate.CERTAIN_OTHER),
        )
        logits, labels, others = reporting
        right, sure = logits[:, :known].argmax(1) == labels, score(logits, known) >= limit
        figures = {
            "AUROC": measure.auroc(score(logits, known), score(others, known)),
            "certain %": 100 * sure.mean(),
            "certain and right %": 100 * right[sure].mean(),
            "other things certain %": 100 * (score(others, known) >= limit).mean(),
        }
        rows.append({"score": name} | {key: round(float(value), 3) for key, value in figures.items()})
    return rows
