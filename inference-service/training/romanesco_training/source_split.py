"""Divides pictures by source: a source teaches, or helps to choose, or is reported, never two of these."""

import random
from collections import Counter, defaultdict

import numpy as np

TRAINING, CHOOSING, REPORTING = "", "choosing", "reporting"
SHARES = {TRAINING: 0.65, CHOOSING: 0.15, REPORTING: 0.2}
LARGE = 0.025
ALIKE = 0.97


def divide(labels: list[str], sources: list[str], seed: int) -> list[str]:
    """Returns TRAINING, CHOOSING or REPORTING for each picture, so that each label is divided about like SHARES.

    Sources with more than LARGE of all pictures teach: a few sources must not decide the figures. The others go, the
    largest first, where their labels are missing most; a label counts as much as any other (iterative stratification,
    Sechidis et al. 2011).
    """
    members: dict[str, Counter] = defaultdict(Counter)
    for label, source in zip(labels, sources, strict=True):
        members[source][label] += 1
    total = Counter(labels)
    missing = {part: {label: share * count for label, count in total.items()} for part, share in SHARES.items()}
    order = sorted(members)
    random.Random(seed).shuffle(order)
    order.sort(key=lambda source: -members[source].total())
    chosen: dict[str, str] = {}
    for source in order:
        held = members[source]
        part = TRAINING
        if held.total() <= LARGE * len(labels):
            part = max(SHARES, key=lambda p: sum(missing[p][name] / total[name] * n for name, n in held.items()))
        chosen[source] = part
        for label, count in held.items():
            missing[part][label] -= count
    return [chosen[source] for source in sources]


def copies(held: np.ndarray, others: np.ndarray) -> np.ndarray:
    """Tells which of `held` have a near-duplicate, or its mirror image, among `others`; thumbnails [N,side,side,3].

    Near-duplicates correlate above ALIKE.
    """
    if not len(held) or not len(others):
        return np.zeros(len(held), bool)
    reference = unit(others)
    return np.maximum(*((unit(side) @ reference.T).max(1) for side in (held, held[:, :, ::-1]))) > ALIKE


def unit(thumbnails: np.ndarray) -> np.ndarray:
    flat = thumbnails.reshape(len(thumbnails), -1)
    flat = flat - flat.mean(1, keepdims=True)
    return flat / (np.linalg.norm(flat, axis=1, keepdims=True) + 1e-6)
