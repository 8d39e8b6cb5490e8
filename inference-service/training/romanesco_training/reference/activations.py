"""Activation functions in float64."""

import numpy as np

from .manifest import expect

NAMES = ("none", "sigmoid", "softmax")


def sigmoid(values: np.ndarray) -> np.ndarray:
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-values))


def softmax(values: np.ndarray) -> np.ndarray:
    """Softmax over the last axis."""
    exp = np.exp(values - values.max(-1, keepdims=True))
    return exp / exp.sum(-1, keepdims=True)


def apply(name: str, values: np.ndarray) -> np.ndarray:
    expect(name in NAMES, f"activation {name} is unknown")
    return {"none": lambda v: v, "sigmoid": sigmoid, "softmax": softmax}[name](values)
