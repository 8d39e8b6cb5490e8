"""Chooses held-out pictures. Pictures of one burst and near-duplicates stay together."""

import random
from collections import Counter, defaultdict

import numpy as np

BLOCK = 25
SIMILAR = 0.95
COMMON = 0.0025


def neighbours(count: int) -> list[int]:
    """Returns group numbers for pictures sorted by name: blocks of BLOCK, since bursts have neighbouring names."""
    return [i // BLOCK for i in range(count)]


def lookalikes(thumbnails: np.ndarray) -> list[int]:
    """Returns group numbers that join near-duplicates; thumbnails are floats [N,D].

    Two pictures are near-duplicates if the correlation of their thumbnails is above SIMILAR. Chains form one group.
    """
    unit = thumbnails - thumbnails.mean(1, keepdims=True)
    unit /= np.linalg.norm(unit, axis=1, keepdims=True) + 1e-6
    parent = list(range(len(unit)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = i = parent[parent[i]]
        return i

    for i, j in np.argwhere(np.triu(unit @ unit.T > SIMILAR, 1)):
        parent[root(int(i))] = root(int(j))
    return [root(i) for i in range(len(unit))]


def sources(sizes: list[tuple[int, int]]) -> list[str]:
    """Guesses the sources of pictures: common sizes are of a camera or collection, the others (`odd`) of the web."""
    counts = Counter(sizes)
    return [f"{w}x{h}" if counts[w, h] >= COMMON * len(sizes) else "odd" for w, h in sizes]


def hold_out(labels: list[str], groups: list[int], share: float, seed: int) -> list[bool]:
    """Returns True for about `share` of each label's pictures. Groups stay whole."""
    by_label: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, (label, group) in enumerate(zip(labels, groups, strict=True)):
        by_label[label][group].append(i)
    held = [False] * len(labels)
    draw = random.Random(seed)
    for label in sorted(by_label):
        members = list(by_label[label].values())
        draw.shuffle(members)
        wanted = share * sum(map(len, members))
        for group in members:
            if len(group) <= wanted + 0.5:
                wanted -= len(group)
                for i in group:
                    held[i] = True
    return held
