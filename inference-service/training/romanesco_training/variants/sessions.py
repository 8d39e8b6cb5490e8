"""Opens a variant on a provider at an optimisation level, and times it."""

import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
import onnxruntime as ort

from ..reference.errors import ManifestError

PROVIDERS = {
    "cpu": ["CPUExecutionProvider"],
    "cuda": ["CUDAExecutionProvider", "CPUExecutionProvider"],
    "tensorrt": ["TensorrtExecutionProvider", "CUDAExecutionProvider", "CPUExecutionProvider"],
}
LEVELS = {
    "disable": ort.GraphOptimizationLevel.ORT_DISABLE_ALL,
    "basic": ort.GraphOptimizationLevel.ORT_ENABLE_BASIC,
    "extended": ort.GraphOptimizationLevel.ORT_ENABLE_EXTENDED,
    "all": ort.GraphOptimizationLevel.ORT_ENABLE_ALL,
}


@dataclass(frozen=True)
class Variant:
    """A file at an optimisation level."""

    name: str
    file: Path
    level: str = "all"


def open_session(variant: Variant, provider: str, threads: int) -> ort.InferenceSession:
    """:raises ManifestError: if this ONNX Runtime lacks the provider"""
    wanted = PROVIDERS[provider]
    if wanted[0] not in ort.get_available_providers():
        raise ManifestError(f"this ONNX Runtime has no {wanted[0]}; it has {', '.join(ort.get_available_providers())}")
    options = ort.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = threads
    options.graph_optimization_level = LEVELS[variant.level]
    return ort.InferenceSession(variant.file, options, providers=wanted)


def latencies(sessions: list[ort.InferenceSession], tensor: np.ndarray, batches: list[int], rounds: int):
    """Returns the median milliseconds of a call, for each session and batch.

    Each round calls all sessions once with each batch, so that a slow minute of a shared machine hits all alike. The
    first round warms up and does not count.
    """
    times = [[[] for _ in batches] for _ in sessions]
    name = sessions[0].get_inputs()[0].name
    for turn in range(rounds + 1):
        for s, session in enumerate(sessions):
            for b, batch in enumerate(batches):
                feed = {name: np.repeat(tensor, batch, 0)}
                start = time.perf_counter()
                session.run(None, feed)
                if turn:
                    times[s][b].append(1000 * (time.perf_counter() - start))
    return [[median(each) for each in session] for session in times]
