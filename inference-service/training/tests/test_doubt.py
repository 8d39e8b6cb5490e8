import numpy as np
import pytest

from romanesco_training import doubt


@pytest.fixture
def side():
    """Returns logits and labels of sure pictures, and logits of other things that look like none of them."""
    draw = np.random.default_rng(0)
    labels = draw.integers(0, 3, 60)
    logits = np.eye(4)[labels] * 8 + draw.normal(0, 0.5, (60, 4))
    return logits, labels, np.eye(4)[[3] * 60] * 8 + draw.normal(0, 0.5, (60, 4))


@pytest.mark.parametrize("name", [name for name in doubt.SCORES if name != "best label"])
def test_other_things_have_lower_scores(side, name):
    figures = {row["score"]: row for row in doubt.compare(3, side, side)}[name]
    assert figures["AUROC"] > 0.99
    assert figures["certain and right %"] == 100
    assert figures["other things certain %"] <= 4


def test_a_common_shift_leaves_the_margin(side):
    assert np.allclose(doubt.margin(side[0], 3), doubt.margin(side[0] + 5, 3))
