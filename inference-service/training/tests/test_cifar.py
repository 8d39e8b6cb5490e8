import codecs
import json
import pickle
import subprocess
import tarfile

import numpy as np
import pytest
import torch
from PIL import Image

from romanesco_training.cifar import batches, dataset, train
from romanesco_training.cifar.network import CifarNet, Servable, scaled


def rows(count: int, seed: int) -> tuple[np.ndarray, list[int]]:
    """Returns pictures as CIFAR stores them: one row each, colour by colour. Class 0 is red, class 1 is blue."""
    draw = np.random.default_rng(seed)
    label = [i % 2 for i in range(count)]
    images = draw.integers(0, 120, (count, 3, 32, 32), np.uint8)
    for image, each in zip(images, label):
        image[0 if each == 0 else 2] += 120
    return images.reshape(count, -1), label


@pytest.fixture
def python_form(tmp_path):
    """Returns a folder with six pickled batches of eight pictures and their names."""
    folder = tmp_path / "cifar-10-batches-py"
    folder.mkdir()
    for seed, name in enumerate([*batches.TRAIN, *batches.TEST]):
        data, labels = rows(8, seed)
        (folder / name).write_bytes(pickle.dumps({b"data": data, b"labels": labels}, protocol=2))
    (folder / batches.META).write_bytes(pickle.dumps({b"label_names": [b"red", b"blue"]}, protocol=2))
    return folder


def write_folders(data: dataset.Cifar, target):
    for name, part in (("train", data.train), ("test", data.test)):
        for i, (image, label) in enumerate(zip(part.images, part.label)):
            file = target / name / data.labels[label] / f"{i:04d}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(image).save(file)


def test_python_form_gives_pictures_row_by_row(python_form):
    data = dataset.read(python_form)
    assert data.labels == ["red", "blue"] and data.form == "python"
    assert data.train.images.shape == (40, 32, 32, 3) and data.test.images.shape == (8, 32, 32, 3)
    stored, label = rows(8, 0)
    assert np.array_equal(data.train.images[3, 5, 7], stored[3].reshape(3, 32, 32)[:, 5, 7])
    assert data.train.label[:8].tolist() == label


def test_tar_and_folders_give_the_same_pictures(python_form, tmp_path):
    with tarfile.open(tmp_path / "cifar.tar.gz", "w:gz") as tar:
        tar.add(python_form, "cifar-10-batches-py")
    data = dataset.read(python_form)
    packed = dataset.read(tmp_path / "cifar.tar.gz")
    assert np.array_equal(packed.train.images, data.train.images) and packed.labels == data.labels
    write_folders(data, tmp_path / "folders")
    folders = dataset.read(tmp_path / "folders")
    assert folders.labels == ["blue", "red"] and folders.form == "folders"
    assert sorted(folders.test.images.sum((1, 2, 3))) == sorted(data.test.images.sum((1, 2, 3)))


class Attack:
    """A pickle that runs a program when it is loaded."""

    def __reduce__(self):
        return subprocess.check_output, (["true"],)


@pytest.mark.parametrize(
    "content, reason",
    [
        (pickle.dumps(Attack()), "refused to load subprocess.check_output"),
        (b"no pickle", "is not a batch of CIFAR-10"),
        (pickle.dumps([1]), "it has no keys"),
        (pickle.dumps({"data": np.zeros((2, 5), np.uint8), "labels": [0, 1]}), r"data uint8 \(2, 5\)"),
        (pickle.dumps({"data": np.zeros((1, 3072), np.uint8), "labels": [7]}), "label outside 0..1"),
    ],
)
def test_batch_that_is_none_is_refused_in_one_line(python_form, content, reason):
    (python_form / "data_batch_2").write_bytes(content)
    with pytest.raises(ValueError, match=f"data_batch_2.*{reason}") as refused:
        dataset.read(python_form)
    assert "\n" not in str(refused.value)


def test_missing_batch_and_missing_pictures_are_named(python_form, tmp_path):
    (python_form / "test_batch").unlink()
    with pytest.raises(ValueError, match="has no test_batch"):
        dataset.read(python_form)
    (tmp_path / "empty").mkdir()
    with pytest.raises(ValueError, match="neither pickled batches nor pictures train/"):
        dataset.read(tmp_path / "empty")


def test_text_written_by_an_old_python_is_read():
    names = pickle.dumps({"label_names": ["red"]}, protocol=2)
    assert batches.labels(names) == ["red"]
    assert batches.SAFE["_codecs", "encode"] is codecs.encode


def test_a_tenth_of_each_class_is_held_out(python_form):
    data = dataset.read(python_form)
    training, validation = dataset.hold_out(data.train, seed=0)
    assert np.bincount(validation.label).tolist() == [2, 2] and len(training) == 36
    again = dataset.hold_out(data.train, seed=0)[1]
    assert np.array_equal(again.images, validation.images)


def test_shift_mirrors_and_moves_within_bounds():
    image = torch.arange(32).repeat(32, 1)[None, :, :, None].expand(64, 32, 32, 3).to(torch.uint8)
    moved = train.shifted(image, torch.Generator().manual_seed(0))[:, 16, :, 0].int()
    steps = moved.diff(dim=1)
    rising = (steps >= 0).all(1)
    assert bool((rising ^ (steps <= 0).all(1)).all()) and 16 < int(rising.sum()) < 48
    offset = torch.where(rising, moved[:, 16] - 16, moved[:, 15] - 16)
    assert int(offset.min()) == -train.SHIFT and int(offset.max()) == train.SHIFT


def test_network_has_the_published_layers_and_folding_keeps_its_answers():
    net = CifarNet(10)
    shapes = [tuple(p.shape) for p in net.parameters() if p.dim() > 1]
    assert shapes[:6] == [
        (32, 3, 3, 3),
        (32, 32, 3, 3),
        (64, 32, 3, 3),
        (64, 64, 3, 3),
        (128, 64, 3, 3),
        (128, 128, 3, 3),
    ]
    assert shapes[6:] == [(2048, 2048), (1024, 2048), (512, 1024), (10, 512)]
    images = torch.randint(0, 256, (4, 32, 32, 3), dtype=torch.uint8)
    for _ in range(3):
        net(scaled(images))
    net.eval()
    with torch.no_grad():
        expected = (net(scaled(images)) / 1.7).softmax(1)
        assert torch.allclose(Servable(net, 1.7)(images), expected, atol=1e-5)


def test_resumed_training_equals_an_uninterrupted_one(python_form, tmp_path):
    data = dataset.read(python_form)
    plan = train.Plan(epochs=2, batch=20)

    def start(folder):
        return train.Run(2, data.train, plan, 3, tmp_path / folder)

    whole = start("whole")
    whole.fit(test=data.test)
    half = start("half")
    half.log.append({"epoch": 1} | train.named("train", *half.epoch(1)))
    half.save()
    resumed = start("half")
    resumed.fit(test=data.test)
    assert resumed.log[-1]["test loss"] == whole.log[-1]["test loss"]
    assert json.loads((tmp_path / "half" / train.LOG).read_text())["plan"]["epochs"] == 2
    with pytest.raises(ValueError, match="is of another plan"):
        train.Run(2, data.train, train.Plan(epochs=3), 3, tmp_path / "half").fit()
