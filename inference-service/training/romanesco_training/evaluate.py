"""Runs an exported graph over pictures and computes figures from its predictions."""

from pathlib import Path

import numpy as np
import onnxruntime as ort
from tqdm import tqdm

from . import calibrate, pictures
from .measure import auroc
from .predictions import Predictions

BATCH = 8


def session(path: Path, threads: int = 0) -> ort.InferenceSession:
    """Returns a CPU session. With 0 threads ONNX Runtime chooses the number."""
    options = ort.SessionOptions()
    options.intra_op_num_threads = threads
    return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def side(run: ort.InferenceSession) -> int:
    """Returns the side of a graph's pictures in pixels."""
    return run.get_inputs()[0].shape[1]


def tensor(image, size: int) -> np.ndarray:
    """Converts an RGB picture to uint8 [size,size,3], exactly as the service does."""
    return np.asarray(pictures.stretch(image, size))


def predict(path: Path, labels: list[str], entries, certain_from: float) -> Predictions:
    """Predicts `entries`. Each is a name, a label (empty for other things) and an RGB picture."""
    run = session(path)
    names, truth, probabilities, confidence, batch = [], [], [], [], []

    def flush() -> None:
        if batch:
            p, c = run.run(["probabilities", "confidence"], {"image": np.stack(batch)})
            probabilities.append(p)
            confidence.append(c)
            batch.clear()

    for name, label, image in tqdm(entries, "evaluate", unit="picture"):
        if label and label not in labels:
            raise ValueError(f"{name}: the model has no label {label}")
        names.append(name)
        truth.append(labels.index(label) if label else -1)
        batch.append(tensor(image, side(run)))
        if len(batch) == BATCH:
            flush()
    flush()
    sure, all_scores = np.concatenate(confidence), np.concatenate(probabilities)
    best = all_scores.argmax(1)
    return Predictions(labels, names, np.array(truth), best, all_scores.max(1), sure, sure >= certain_from)


def from_paths(paths: list[Path]):
    """Yields the entries of folders and tars for `predict`."""
    return ((p.name, p.label, pictures.decode(p.encoded)) for p in pictures.read(paths))


def summary(table: Predictions) -> dict:
    """Returns the figures of labelled pictures, in percent except `pictures` and `calibration_error`."""
    present = [i for i in range(len(table.labels)) if (table.label == i).any()]
    per_class = {table.labels[i]: percent(table.right[table.label == i].mean()) for i in present}
    figures = {"pictures": len(table), "accuracy": percent(table.right.mean()), "worst_class": min(per_class.values())}
    figures["calibration_error"] = round(calibrate.calibration_error(table.score, table.right), 4)
    figures["coverage"] = percent(table.certain.mean())
    figures["certain_right"] = percent(table.right[table.certain].mean()) if table.certain.any() else None
    return figures | {"per_class": per_class}


def rejection(known: Predictions, other: Predictions) -> dict:
    """Measures how well the confidence separates pictures of other things from labelled ones."""
    return {
        "pictures": len(other),
        "auroc": round(auroc(known.confidence, other.confidence), 4),
        "certain": percent(other.certain.mean()),
    }


def percent(share: float) -> float:
    return round(100 * float(share), 2)


def confusion(table: Predictions) -> np.ndarray:
    """Returns counts [C,C]: rows are true labels, columns are predictions."""
    counts = np.zeros((len(table.labels),) * 2, int)
    np.add.at(counts, (table.label, table.best), 1)
    return counts
