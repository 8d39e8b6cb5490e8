import numpy as np
import pytest

from romanesco_training import data, sampling
from romanesco_training.recipe import Phase, Recipe


def test_pictures_come_back_as_they_went_in(dataset, prepared):
    row = int(np.flatnonzero(prepared.name == "train/Carrot/0000.png")[0])
    from PIL import Image

    original = Image.open(dataset / "train/Carrot/0000.png")
    assert np.array_equal(np.asarray(prepared.image(row)), np.asarray(original))


def test_other_things_have_a_label_of_their_own(prepared):
    assert prepared.labels == ["Carrot", "Tomato"]
    assert prepared.classes == 3
    assert set(prepared.label[prepared.of("other", "other-held")]) == {2}


def test_plain_class_folders_get_a_validation_part(tmp_path):
    from romanesco_training import drawings

    for label in ("Carrot", "Tomato"):
        for i in range(60):
            path = tmp_path / "in" / label / f"{i:03d}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            drawings.draw(label, 20 + i).save(path)
    prepared = data.prepare([tmp_path / "in"], tmp_path / "out", seed=0)
    assert set(prepared.part) <= {"train", "validation"}
    assert prepared.classes == 2


def test_an_empty_folder_is_an_error(tmp_path):
    (tmp_path / "in").mkdir()
    with pytest.raises(ValueError, match="no pictures"):
        data.prepare([tmp_path / "in"], tmp_path / "out", seed=0)


def test_an_epoch_keeps_its_shares_and_leaves_out_what_is_held(prepared):
    recipe = Recipe([], samples=100, other=0.1)
    order = sampling.epoch_order(prepared, recipe, Phase(1, 96, (0, 0), elsewhere=0.3), seed=3)
    parts = prepared.part[order].tolist()
    assert len(order) == 100
    assert {part: parts.count(part) for part in set(parts)} == {"train": 60, "elsewhere": 30, "other": 10}


def test_the_same_position_gives_the_same_change(prepared):
    order = prepared.of("train")
    first, second = (sampling.Training(prepared, order, Phase(1, 80, (0, 0)), seed=5)[1][0] for _ in range(2))
    assert first.shape == (3, 80, 80)
    assert bool((first == second).all())
