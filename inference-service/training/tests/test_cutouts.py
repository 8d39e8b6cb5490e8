import random

import numpy as np
import pytest
from PIL import Image

from romanesco_training import cutouts, drawings


def test_an_object_on_white_is_cut_out():
    shape = np.asarray(cutouts.mask(drawings.draw("Tomato", 200, "white")))
    assert shape[100, 100] == 255
    assert shape[3, 3] == 0


def test_another_ground_gives_no_mask():
    assert cutouts.mask(drawings.draw("Tomato", 200, "#808080")) is None


def test_white_parts_of_the_object_stay():
    image = drawings.draw("Tomato", 200, "white")
    image.paste((255, 255, 255), (90, 100, 110, 120))
    assert np.asarray(cutouts.mask(image))[110, 100] == 255


@pytest.mark.parametrize("seed", range(20))
def test_the_object_lies_on_the_new_ground(seed):
    image = drawings.draw("Tomato", 200, "white")
    pasted = cutouts.paste(image, cutouts.mask(image), 96, random.Random(seed), Image.new("RGB", (96, 96), "blue"))
    pixels = np.asarray(pasted).astype(int)
    assert pasted.size == (96, 96)
    assert ((pixels[..., 0] > 150) & (pixels[..., 2] < 120)).mean() > 0.02
    assert (pixels == [0, 0, 255]).all(2).any()
