from dataclasses import replace

import numpy as np
import pytest

from romanesco_training import card, evaluate, predictions, version

LABELS = ["Carrot", "Tomato"]


@pytest.fixture
def table() -> predictions.Predictions:
    files = ["validation/Carrot/1.jpg", "validation/Tomato/2.jpg", "elsewhere/Tomato/3.jpg", "other/4.jpg"]
    score = np.array([0.9, 0.8, 0.6, 0.5])
    confidence = np.array([0.9, 0.8, 0.5, 0.1])
    return predictions.Predictions(
        LABELS, files, np.array([0, 1, 1, -1]), np.array([0, 1, 0, 0]), score, confidence, confidence > 0.6
    )


def test_a_table_survives_its_file(table, tmp_path):
    predictions.write(tmp_path / "a.csv", table)
    again = predictions.read(tmp_path / "a.csv", LABELS)
    assert again.file == table.file
    assert again.label.tolist() == table.label.tolist()
    assert again.best.tolist() == table.best.tolist()
    assert np.allclose(again.score, table.score)


def test_several_files_are_one_table(table, tmp_path):
    predictions.write(tmp_path / "a.csv", table)
    both = predictions.read_all([tmp_path / "a.csv"] * 2, LABELS)
    assert both.file == table.file * 2
    assert both.right.tolist() == table.right.tolist() * 2


def test_what_was_used_is_left_out_under_any_folder(table):
    moved = replace(table, file=["some/where/" + file for file in table.file])
    assert card.unused(moved, {"elsewhere/Tomato/3.jpg"}).file == [moved.file[i] for i in (0, 1, 3)]


def test_missing_columns_are_named(tmp_path):
    (tmp_path / "a.csv").write_text("path,label\nx/1.jpg,x\n")
    with pytest.raises(ValueError, match="certainty"):
        predictions.read(tmp_path / "a.csv", LABELS)


def test_figures_of_a_part(table):
    figures = evaluate.summary(table.part("validation"))
    assert figures["accuracy"] == 100
    assert figures["per_class"] == {"Carrot": 100, "Tomato": 100}
    assert evaluate.summary(table.part("elsewhere"))["accuracy"] == 0


def test_rejection_compares_confidence(table):
    assert evaluate.rejection(table.part("validation"), table.part("other"))["auroc"] == 1


def test_a_card_has_figures_of_each_source(table, tmp_path, monkeypatch):
    moved = replace(table, file=["more/Carrot/1.jpg", "validation/Tomato/2.jpg", "more/Tomato/3.jpg", "other/4.jpg"])
    monkeypatch.setattr(card.plots, "activations", lambda model, labels, path: None)
    (tmp_path / "training.csv").write_text("epoch,training loss,validation top-1 %\n1,2.0,50\n")
    document = {"name": "x", "version": "1", "labels": LABELS, "certainty": {"threshold": 0.6}}
    version.write(tmp_path, document)
    about = {"description": "d", "data": ["p"], "sections": {"Limits": "All."}}
    card.write(tmp_path, moved, {"more/Carrot/1.jpg": "a/b", "other/4.jpg": "a/b", "more/Tomato/3.jpg": "odd"}, about, "t")
    text = (tmp_path / "MODEL_CARD.md").read_text()
    assert "| a/b | 1 | 1 | 1 | 1 | 1 | 0 |" in text
    assert "| ---: |\n| Carrot | 1 | 1 | 1 |\n| Tomato | 1 | 0 | 0 |" in text
    assert version.read(tmp_path)["metrics"]["more"]["pictures"] == 2
    assert version.read(tmp_path)["card"] == "MODEL_CARD.md"
