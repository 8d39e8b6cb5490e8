"""Chooses the experiments' pictures: a few of each class, the same for every experiment."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np
from PIL import Image

from .. import pictures

TRAIN, VALIDATION, ELSEWHERE, UNSEEN, OTHER = "train", "validation", "elsewhere", "more", "other"


@dataclass(frozen=True)
class Pictures:
    """Encoded pictures with their labels [N], indices into the class names."""

    encoded: list[bytes]
    label: np.ndarray

    def __len__(self) -> int:
        return len(self.encoded)

    def images(self):
        """Yields RGB pictures."""
        return (pictures.decode(each) for each in self.encoded)

    def joined(self, others: "Pictures") -> "Pictures":
        return Pictures(self.encoded + others.encoded, np.concatenate([self.label, others.label]))


@dataclass(frozen=True)
class Limits:
    """Pictures of each class, at most."""

    train: int = 30
    validation: int = 15
    unseen: int = 12


@dataclass(frozen=True)
class Collection:
    """All pictures, by part and class, sorted by name. `other` has pictures of other things."""

    labels: list[str]
    parts: dict[str, dict[str, list[bytes]]]
    other: list[bytes]

    def some(self, part: str, most: int | None) -> Pictures:
        """Returns at most `most` pictures of each class at equal distances, since neighbouring names are one burst."""
        encoded, label = [], []
        for number, name in enumerate(self.labels):
            chosen = spaced(self.parts.get(part, {}).get(name, []), most)
            encoded += chosen
            label += [number] * len(chosen)
        return Pictures(encoded, np.array(label, np.int64))

    def three(self, limits: Limits) -> dict[str, Pictures]:
        """Returns training, validation and unseen pictures."""
        return {
            TRAIN: self.some(TRAIN, limits.train),
            VALIDATION: self.some(VALIDATION, limits.validation),
            UNSEEN: self.some(UNSEEN, limits.unseen),
        }


def spaced(entries: list, most: int | None) -> list:
    count = len(entries) if most is None else min(most, len(entries))
    return [entries[i * len(entries) // count] for i in range(count)]


def part_of(name: PurePosixPath) -> str:
    """Returns the part that a folder names; the innermost counts."""
    known = (TRAIN, VALIDATION, ELSEWHERE, UNSEEN, OTHER)
    return next((folder for folder in reversed(name.parts[:-1]) if folder in known), "")


def read(paths: list[Path]) -> Collection:
    """Reads folders and tars. The classes are those of `train`.

    :raises ValueError: if there are no training or no validation pictures
    """
    parts: dict[str, dict[str, list[bytes]]] = defaultdict(lambda: defaultdict(list))
    other = []
    for path in paths:
        for part, folder, encoded in of_known_parts(path):
            if part == OTHER:
                other.append(encoded)
            else:
                parts[part][folder].append(encoded)
    missing = next((part for part in (TRAIN, VALIDATION) if not parts[part]), None)
    if missing:
        raise ValueError(f"no pictures {missing}/<Class>/<file> in {', '.join(map(str, paths))}")
    return Collection(sorted(parts[TRAIN]), {part: dict(classes) for part, classes in parts.items()}, other)


def of_known_parts(path: Path):
    """Yields part, innermost folder and content of the pictures whose folders name a part."""
    for name, encoded in pictures.entries(path, pictures.SUFFIXES):
        place = PurePosixPath(name)
        if part_of(place):
            yield part_of(place), place.parts[-2], encoded


def side_by_side(images: list[Image.Image], size: int) -> Image.Image:
    """Puts one, two or four pictures into a square."""
    across = 1 if len(images) == 1 else 2
    down = -(-len(images) // across)
    canvas = Image.new("RGB", (size, size))
    for i, image in enumerate(images):
        left, top = size * (i % across) // across, size * (i // across) // down
        right, bottom = size * (i % across + 1) // across, size * (i // across + 1) // down
        canvas.paste(image.resize((right - left, bottom - top), Image.Resampling.BILINEAR), (left, top))
    return canvas
