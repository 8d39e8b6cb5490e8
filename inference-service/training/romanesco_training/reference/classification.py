"""Classification: a score for each category."""

import numpy as np

from . import activations
from .errors import InvalidOutput
from .keys import Keys
from .manifest import Manifest
from .outputs import Outputs, expect_shape

SLACK = 1e-3


def decode(outputs: Outputs, model: Manifest, keys: Keys) -> list[dict]:
    """Returns all categories, the best first."""
    keys.get("activation")
    name = keys.get("probabilities") or keys.need("scores")
    values = outputs.get(name).reshape(-1)
    expect_shape(name, values, len(model.labels))
    if keys.get("decoder") == "logits":
        calibration = model.document.get("calibration", {})
        in_graph = calibration.get("inGraph", True)
        values = activations.softmax(values / (1.0 if in_graph else calibration.get("temperature", 1.0)))
    if ((values < -SLACK) | (values > 1 + SLACK)).any():
        raise InvalidOutput(f"{name} has a probability outside 0..1")
    order = np.argsort(-values, kind="stable")
    return [{"category": model.labels[i], "score": round(float(np.clip(values[i], 0, 1)), 6)} for i in order]
