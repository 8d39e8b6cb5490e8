import random
from pathlib import Path

import pytest

from romanesco_training import data, drawings

LABELS = ["Carrot", "Tomato"]


@pytest.fixture(scope="session")
def dataset(tmp_path_factory) -> Path:
    """Returns two drawn pictures a class in Kaggle's layout, with pictures from elsewhere and of other things."""
    root = tmp_path_factory.mktemp("dataset")
    draw = random.Random(0)
    for split in ("train", "validation", "elsewhere"):
        for label in LABELS:
            for i in range(2):
                save(root / split / label / f"{i:04d}.png", label, draw)
    for i in range(2):
        save(root / "other" / f"{i}.png", "Brinjal", draw)
    return root


def save(path: Path, label: str, draw: random.Random) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    drawings.draw(label, draw.choice([100, 224]), tuple(draw.choices(range(256), k=3))).save(path)


@pytest.fixture(scope="session")
def prepared(dataset, tmp_path_factory) -> data.Data:
    return data.prepare([dataset], tmp_path_factory.mktemp("prepared"), seed=0)
