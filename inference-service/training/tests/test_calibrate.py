import numpy as np
import pytest

from romanesco_training import calibrate
from romanesco_training.measure import auroc, confidence, softmax


def test_temperature_undoes_a_scaling():
    draw = np.random.default_rng(0)
    logits = draw.normal(0, 2, (4000, 5))
    labels = np.array([draw.choice(5, p=p) for p in softmax(logits)])
    assert calibrate.temperature(logits * 3, labels) == pytest.approx(3, rel=0.1)


def test_perfect_scores_have_no_calibration_error():
    right = np.array([True, True, True, False] * 100)
    assert calibrate.calibration_error(np.full(400, 0.75), right) == pytest.approx(0)


def test_threshold_keeps_its_promise():
    score = np.linspace(0, 1, 101)
    right = score > 0.3
    t = calibrate.threshold(score, right, 0.95)
    assert right[score >= t].mean() >= 0.95
    assert t < 0.31


def test_auroc_counts_ties_half():
    assert auroc(np.array([0.9, 0.8]), np.array([0.1, 0.2])) == 1
    assert auroc(np.array([0.5]), np.array([0.5])) == 0.5


def test_confidence_leaves_out_the_share_of_none_of_them():
    logits = np.array([[0.0, 0.0, 10.0], [10.0, 0.0, 0.0]])
    low, high = confidence(logits, known=2)
    assert low < 0.01 and high > 0.99


def test_no_more_than_the_share_of_other_things_reach_the_threshold():
    others = np.random.default_rng(0).random(100)
    t = calibrate.rejecting(others, 0.04)
    assert (others >= t).sum() == 4
