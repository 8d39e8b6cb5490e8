import json

import numpy as np
import onnxruntime as ort
import pytest
import yaml

from romanesco_training.cli import main

PHASES = [{"epochs": 1, "size": 96, "rates": [1e-4, 0.0], "frozen": ""}]
TEACHER = {"network": "efficientnet-lite2", "weights": "none", "samples": 12, "batch": 4, "phases": PHASES}
RECIPE = {"weights": "none", "samples": 12, "batch": 4, "phases": PHASES, "distillation": {"recipe": "teacher.yaml"}}


@pytest.fixture(scope="module")
def made(dataset, tmp_path_factory):
    """Runs the whole pipeline on two drawn pictures a class."""
    root = tmp_path_factory.mktemp("pipeline")
    (root / "recipe.yaml").write_text(yaml.safe_dump(RECIPE))
    (root / "teacher.yaml").write_text(yaml.safe_dump(TEACHER))
    about = {"licence": "none", "description": "Drawn.", "data": ["drawings"], "sections": {"Limits": "All."}}
    about |= {"golden": {"folder": "golden", "scoreDelta": 0.2}, "resources": {"memoryMiB": 70}}
    (root / "about.yaml").write_text(yaml.safe_dump(about))
    work = ["--work", str(root / "work")]
    target = ["--version-folder", str(root / "1.0.0")]
    about_file = ["--about", str(root / "about.yaml")]
    main([*work, "prepare", str(dataset)])
    main([*work, "train", "--recipe", str(root / "recipe.yaml"), "--workers", "0"])
    main([*work, "export", "--recipe", str(root / "recipe.yaml"), "--name", "drawn"])
    main([*work, "quantize", *target, *about_file])
    main([*work, "evaluate", str(dataset), "--csv", str(root / "answers.csv"), *target])
    main([*work, "card", str(root / "answers.csv"), *target, *about_file])
    main([*work, "golden", str(root / "golden"), *target])
    return root


def test_both_files_answer_alike(made):
    image = np.random.default_rng(0).integers(0, 256, (3, 299, 299, 3), np.uint8)
    answers = [
        ort.InferenceSession(made / "1.0.0" / name).run(None, {"image": image})
        for name in ("model.onnx", "model-fp16.onnx")
    ]
    for probabilities, activation, confidence in answers:
        assert probabilities.shape == (3, 2) and np.allclose(probabilities.sum(1), 1, atol=1e-5)
        assert activation.shape == (3, 2, 8, 8)
        assert confidence.shape == (3,)
    assert np.abs(answers[0][0] - answers[1][0]).max() < 0.2


def test_model_yaml_describes_the_files(made):
    import hashlib

    document = yaml.safe_load((made / "1.0.0" / "model.yaml").read_text())
    assert document["labels"] == ["Carrot", "Tomato"]
    assert document["certainty"]["score"] == "output"
    for file in document["files"]:
        assert hashlib.sha256((made / "1.0.0" / file["path"]).read_bytes()).hexdigest() == file["sha256"]


def test_the_graph_tells_its_origin(made):
    metadata = ort.InferenceSession(made / "1.0.0" / "model.onnx").get_modelmeta().custom_metadata_map
    assert metadata["name"] == "drawn"
    assert metadata["labels"] == "Carrot,Tomato"
    assert {"version", "training_commit", "temperature"} <= set(metadata)


def test_card_and_golden_vectors_are_written(made):
    assert "top-1" in (made / "1.0.0" / "MODEL_CARD.md").read_text()
    document = yaml.safe_load((made / "1.0.0" / "model.yaml").read_text())
    assert document["golden"] == {"folder": "golden", "scoreDelta": 0.2} and document["resources"] == {"memoryMiB": 70}
    golden = json.loads((made / "golden" / "golden.json").read_text())
    assert all((made / "golden" / vector["file"]).exists() for vector in golden["vectors"])


def test_curves_have_a_row_an_epoch(made):
    lines = (made / "1.0.0" / "training.csv").read_text().splitlines()
    assert lines[0].startswith("epoch,training loss,validation")
    assert [line.split(",")[0] for line in lines[1:]] == ["1"]
    assert yaml.safe_load((made / "1.0.0" / "model.yaml").read_text())["training"] == {"curves": "training.csv"}


def test_the_teacher_was_trained_first(made):
    assert (made / "work" / "teacher" / "model.pt").exists()
