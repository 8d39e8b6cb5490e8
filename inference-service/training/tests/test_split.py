import numpy as np

from romanesco_training import split


def test_lookalikes_share_a_group():
    draw = np.random.default_rng(0)
    a, b = draw.random(48), draw.random(48)
    groups = split.lookalikes(np.stack([a, b, a * 1.1 + 0.01 * draw.random(48)]))
    assert groups[0] == groups[2] != groups[1]


def test_a_group_is_never_divided():
    labels = ["x"] * 100
    groups = [i // 5 for i in range(100)]
    held = split.hold_out(labels, groups, 0.2, seed=1)
    assert sum(held) == 20
    assert all(len({held[i] for i in range(100) if groups[i] == g}) == 1 for g in set(groups))


def test_the_same_seed_holds_out_the_same():
    labels, groups = ["x", "y"] * 30, list(range(60))
    assert split.hold_out(labels, groups, 0.2, 7) == split.hold_out(labels, groups, 0.2, 7)


def test_rare_sizes_are_one_source():
    sizes = [(224, 224)] * 1000 + [(317, 211)]
    assert split.sources(sizes)[0] == "224x224"
    assert split.sources(sizes)[-1] == "odd"
