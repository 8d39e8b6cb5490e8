import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from romanesco_training.fixtures.catalogue import FIXTURES
from romanesco_training.fixtures.write import write
from romanesco_training.reference.agreement import compare
from romanesco_training.reference.version import Version

TASKS = Path(__file__).parent.parent.parent / "src/test/resources/tasks"


@pytest.mark.parametrize("name", FIXTURES)
def test_reference_gives_the_committed_answer(name):
    image = Image.open(TASKS / name / "picture.png")
    answer = [{"image": "picture.png"} | Version(TASKS / name, threads=1).run(image)]
    difference = compare(json.loads((TASKS / name / "expected.json").read_text()), answer)
    assert difference["unpaired"] == 0
    assert difference["score"] < 1e-3 and difference["box"] < 1e-3 and difference["share"] < 1e-3
    assert difference["iou"] > 0.99


def test_fixtures_are_what_the_script_writes(tmp_path):
    write(tmp_path)
    for name in FIXTURES:
        for file in ("model.yaml", "model.onnx"):
            assert (tmp_path / name / file).read_bytes() == (TASKS / name / file).read_bytes()
        drawn, committed = (np.asarray(Image.open(root / name / "picture.png")) for root in (tmp_path, TASKS))
        assert (drawn == committed).all()


def test_fixtures_are_small():
    assert max(sum(f.stat().st_size for f in folder.iterdir()) for folder in TASKS.iterdir()) < 50_000
