"""Decides which part of the data each picture belongs to.

`train`, `validation` and `test` are as the layout says. `elsewhere`, `more`, `boxes` and `other` teach too. Held out are
`elsewhere-held` and `other-held` (single pictures), and whole sources: `choosing` and `other-choosing` for temperature,
threshold and recipe, `reporting` and `other-reporting` for the figures.
"""

import numpy as np

from . import pictures, source_split, split

TRAINING = ("train", "elsewhere", "more", "boxes", "other")
CHOOSING = ("choosing", "other-choosing")
UNSEEN = ("reporting", "other-reporting")
REPORTED = ("elsewhere-held", "other-held", *UNSEEN)
HELD_OUT = 0.13
BY_SOURCE = (pictures.MORE, pictures.OTHER)


def choose(found: list[pictures.Picture], thumbnails: np.ndarray, seed: int) -> list[str]:
    """Returns the part of each picture; thumbnails [N,side,side,3]."""
    result = [picture.split or "train" for picture in found]
    single = [i for i, picture in enumerate(found) if not (picture.source and picture.split in BY_SOURCE)]
    hold_single(result, single, found, thumbnails.reshape(len(thumbnails), -1), seed)
    hold_sources(result, found, thumbnails, seed)
    return result


def hold_single(result: list[str], candidates: list[int], found: list, flat: np.ndarray, seed: int) -> None:
    """Holds out elsewhere, other and, if there is none, validation, of the pictures whose source nobody knows."""
    rows = {s: [i for i in candidates if result[i] == s] for s in set(result)}
    for name in (pictures.ELSEWHERE, pictures.OTHER):
        here = rows.get(name, [])
        held = split.hold_out([found[i].label for i in here], split.lookalikes(flat[here]), HELD_OUT, seed)
        for i, keep in zip(here, held, strict=True):
            result[i] = f"{name}-held" if keep else name
    if not rows.get("validation"):
        here = rows.get("train", [])
        held = split.hold_out([found[i].label for i in here], split.neighbours(len(here)), HELD_OUT, seed)
        for i, keep in zip(here, held, strict=True):
            result[i] = "validation" if keep else "train"


def hold_sources(result: list[str], found: list, thumbnails: np.ndarray, seed: int) -> None:
    """Holds out sources. Pictures that have a near-duplicate in another part teach instead."""
    rows = [i for i, picture in enumerate(found) if picture.source and picture.split in BY_SOURCE]
    chosen = source_split.divide([found[i].label for i in rows], [found[i].source for i in rows], seed)
    for i, part in zip(rows, chosen, strict=True):
        if part:
            result[i] = part if found[i].label else f"{pictures.OTHER}-{part}"
    for part in (source_split.REPORTING, source_split.CHOOSING):
        held = [i for i in rows if result[i].endswith(part)]
        inside = set(held)
        others = [i for i in range(len(result)) if i not in inside]
        for i, copied in zip(held, source_split.copies(thumbnails[held], thumbnails[others]), strict=True):
            if copied:
                result[i] = found[i].split
