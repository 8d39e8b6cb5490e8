import csv
import hashlib
import os
from pathlib import Path

import numpy as np
import onnxruntime as ort
import pytest
import yaml
from PIL import Image

from romanesco_training import golden_set
from romanesco_training.cifar import command
from romanesco_training.cli import main
from romanesco_training.reference.version import Version

SHORT = ["--seeds", "1", "2", "--epochs", "4", "--batch", "12"]


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    """Trains two seeds on plain pictures in two colours and returns the version's folder."""
    root = tmp_path_factory.mktemp("cifar")
    draw = np.random.default_rng(0)
    for part, count in (("train", 60), ("test", 10)):
        for channel, label in ((0, "red"), (2, "blue")):
            for i in range(count):
                image = draw.integers(0, 120, (32, 32, 3), np.uint8)
                image[..., channel] += 130
                file = root / "data" / part / label / f"{i:03d}.png"
                file.parent.mkdir(parents=True, exist_ok=True)
                Image.fromarray(image).save(file)
    folder = root / "cifar10" / "1.0.0"
    main(["--work", str(root / "work"), "cifar10", str(root / "data"), "--version-folder", str(folder), *SHORT])
    return folder


def test_curves_have_each_part_and_the_loss_falls(made):
    lines = list(csv.reader((made / "training.csv").open()))
    assert lines[0] == ["epoch"] + [
        f"{part} {what}" for part in ("train", "validation", "test") for what in ("loss", "accuracy")
    ]
    values = np.array(lines[1:], float)
    assert values[:, 0].tolist() == [1, 2, 3, 4]
    assert values[-1, 1] < values[0, 1] and values[-1, 5] < values[0, 5]
    assert values[-1, 6] == 1


def test_model_yaml_describes_both_files(made):
    document = yaml.safe_load((made / "model.yaml").read_text())
    assert document["labels"] == ["blue", "red"]
    assert document["training"]["curves"] == "training.csv" and document["training"]["form"] == "folders"
    assert [each["precision"] for each in document["files"]] == ["int8", "fp32"]
    for each in document["files"]:
        assert hashlib.sha256((made / each["path"]).read_bytes()).hexdigest() == each["sha256"]
    assert document["metrics"]["test"]["accuracy"] == 100


def test_both_files_answer_alike_and_any_number_of_pictures(made):
    images = np.random.default_rng(5).integers(0, 256, (5, 32, 32, 3), np.uint8)
    int8, fp32 = (
        ort.InferenceSession(made / name).run(["probabilities"], {"image": images})[0]
        for name in ("model.onnx", "model-fp16.onnx")
    )
    assert int8.shape == (5, 2) and np.allclose(fp32.sum(1), 1, atol=1e-5)
    assert np.abs(int8 - fp32).max() < 0.1


def test_card_reports_each_seed_and_where_the_pictures_are_from(made):
    card = (made / "MODEL_CARD.md").read_text()
    assert "JPEG copies of CIFAR-10" in card and "mean ± standard deviation" in card
    assert all(
        (made / "card" / name).stat().st_size > 1000 for name in ("curves.png", "confusion.png", "calibration.png")
    )


def test_golden_pictures_are_answered_as_written(made):
    version = Version(made)
    golden_set.verify(version)
    assert len(list((made / "golden").glob("*.jpg"))) == len(command.GOLDEN)


def test_small_packing_has_one_file(made, tmp_path):
    work, data = made.parents[1] / "work", made.parents[1] / "data"
    before = os.stat(work / "seed-1" / "model.pt").st_mtime
    target = ["--version-folder", str(tmp_path / "1")]
    main(["--work", str(work), "cifar10", str(data), *target, *SHORT, "--precisions", "int8"])
    assert [each["precision"] for each in yaml.safe_load((tmp_path / "1/model.yaml").read_text())["files"]] == ["int8"]
    assert not (tmp_path / "1/model-fp16.onnx").exists()
    assert os.stat(work / "seed-1" / "model.pt").st_mtime >= before
