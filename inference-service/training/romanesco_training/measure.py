"""Computes figures of a network or its outputs on labelled pictures."""

import numpy as np
import torch

from . import sampling
from .data import Data
from .model import ActivationNet, normalise

QUICK = 150


@torch.no_grad()
def logits(model: ActivationNet, data: Data, rows: np.ndarray) -> np.ndarray:
    """Returns logits [N,C] of pictures stretched to the network's side, computed as in training."""
    model.eval()
    batches = sampling.loader(sampling.Plain(data, rows, model.network.side), 32, 0)
    with torch.autocast("cpu", torch.bfloat16, enabled=model.network.half):
        return torch.cat([model(normalise(images)) for images, _ in batches]).numpy()


def quick(model: ActivationNet, data: Data, without: str = "") -> dict[str, float]:
    """Returns quick figures: top-1 in percent for each held-out part, and AUROC against other things."""
    validation = data.of("validation")
    parts = {"validation": validation[:: max(1, len(validation) // QUICK)], "elsewhere": data.of("elsewhere-held")}
    if without:
        rows = data.of("elsewhere")
        parts["unseen"] = rows[data.source[rows] == without]
    parts["choosing"] = data.of("choosing")
    parts["other"] = data.of("other-choosing") if len(data.of("other-choosing")) else data.of("other-held")
    outputs = {name: logits(model, data, rows) for name, rows in parts.items() if len(rows)}
    known = len(data.labels)
    figures = {}
    for name, values in outputs.items():
        if name != "other":
            figures[name] = round(100 * float((values[:, :known].argmax(1) == data.label[parts[name]]).mean()), 2)
    labelled = next((outputs[name] for name in ("choosing", "elsewhere") if name in outputs), None)
    if "other" in outputs and labelled is not None:
        figures["auroc"] = round(auroc(confidence(labelled, known), confidence(outputs["other"], known)), 4)
    return figures


def softmax(values: np.ndarray) -> np.ndarray:
    """Returns probabilities [N,C] of logits [N,C]."""
    exp = np.exp(values - values.max(1, keepdims=True))
    return exp / exp.sum(1, keepdims=True)


def confidence(values: np.ndarray, known: int) -> np.ndarray:
    """Returns the best probability [N] among the first `known` classes, in a softmax over all outputs."""
    return softmax(values)[:, :known].max(1)


def auroc(positive: np.ndarray, negative: np.ndarray) -> float:
    """Returns the probability that a positive scores higher than a negative. Ties count half."""
    order = np.sort(negative)
    below = np.searchsorted(order, positive, "left")
    upto = np.searchsorted(order, positive, "right")
    return float((below + upto).mean() / 2 / len(order))
