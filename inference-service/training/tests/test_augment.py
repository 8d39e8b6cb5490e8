import random

import pytest

from romanesco_training import drawings
from romanesco_training.augment import augment, gentle


@pytest.mark.parametrize("seed", range(40))
def test_any_change_keeps_size_and_mode(seed):
    draw = random.Random(seed)
    image = drawings.draw("Tomato", 150).crop((0, 0, 150, 90))
    changed = augment(image, 96, draw, lambda: drawings.draw("Brinjal", 60))
    assert changed.size == (96, 96)
    assert changed.mode == "RGB"


def test_gentle_changes_keep_the_size_too():
    assert gentle(drawings.draw("Carrot", 90), 64, random.Random(0)).size == (64, 64)


def test_works_without_backgrounds():
    for seed in range(40):
        assert augment(drawings.draw("Carrot", 64), 64, random.Random(seed), lambda: None).size == (64, 64)
