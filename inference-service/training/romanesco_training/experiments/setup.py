"""What all experiments share: pictures, folders, seeds and the frozen InceptionV3."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np

from . import features, subset
from .features import Transform
from .heads import Set
from .subset import Collection, Limits, Pictures

COLUMNS = {subset.TRAIN: "training", subset.VALIDATION: "validation", subset.UNSEEN: "unseen sources"}


@dataclass(frozen=True)
class Setup:
    """`work` keeps features and sections between calls."""

    paths: list[Path]
    work: Path
    limits: Limits
    seeds: list[int]
    epochs: int
    models: Path

    @cached_property
    def collection(self) -> Collection:
        return subset.read(self.paths)

    @cached_property
    def pictures(self) -> dict[str, Pictures]:
        """Training, validation and unseen pictures; the last may be missing."""
        return {part: each for part, each in self.collection.three(self.limits).items() if len(each)}

    @property
    def classes(self) -> int:
        return len(self.collection.labels)

    @cached_property
    def inception(self):
        return features.inception(self.work)

    def maps(self, name: str, transform: Transform, pictures: Pictures) -> np.ndarray:
        """Maps of LAST_FROZEN [N,1280,h,w] after `transform`."""
        return features.kept(
            self.work,
            f"maps-{name}",
            pictures,
            lambda: features.maps(self.inception, pictures.images(), transform, len(pictures)),
        )

    def pooled(self, name: str, transform: Transform, pictures: Pictures) -> np.ndarray:
        """Pooled features [N,2048] after `transform`."""
        return features.kept(
            self.work,
            f"pooled-{name}",
            pictures,
            lambda: features.pooled(
                self.inception, features.maps(self.inception, pictures.images(), transform, len(pictures))
            ),
        )

    def sets(self, name: str, transform: Transform) -> dict[str, Set]:
        """Pooled features of every part."""
        return {
            part: Set(np.array(self.pooled(name, transform, each)), each.label) for part, each in self.pictures.items()
        }

    @property
    def counts(self) -> str:
        """The cut, in words."""
        words = [f"{len(each)} {COLUMNS[part]}" for part, each in self.pictures.items()]
        most = ", ".join(str(each) for each in (self.limits.train, self.limits.validation, self.limits.unseen))
        seeds = f"{len(self.seeds)} seeds" if len(self.seeds) > 1 else "one seed"
        return f"Cut to {' / '.join(words)} pictures (at most {most} a class) and {seeds}."
