"""EfficientNet-lite0 against InceptionV3 against a plain network."""

import tempfile
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from .. import pictures
from ..brought.store import make_all
from ..reference.version import Version
from ..tools import SAMPLES
from ..variants.sessions import Variant, latencies, open_session
from . import features, heads
from .heads import Plan, Set
from .preprocessing import last, probe
from .sections import Section
from .setup import COLUMNS, Setup
from .transforms import stretched

SIDE = 128
ROUNDS = 9
MEBI = 2**20


class PlainNet(nn.Module):
    """32 and 64 filters of 3 × 3, each with pooling; dense 128 and 128. Takes [N,H,W,3] in 0..1."""

    def __init__(self, classes: int, side: int, seed: int):
        super().__init__()
        torch.manual_seed(seed)
        grid = ((side - 2) // 2 - 2) // 2
        self.layers = nn.Sequential(
            nn.Conv2d(3, 32, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(64 * grid * grid, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(),
            nn.Linear(128, classes),
        )  # fmt: skip

    def forward(self, x: Tensor) -> Tensor:
        return self.layers(x.permute(0, 3, 1, 2))


def mirrored(inputs: Tensor, draw: torch.Generator) -> Tensor:
    turn = torch.rand((len(inputs), 1, 1, 1), generator=draw) < 0.5
    return torch.where(turn, inputs.flip(2), inputs)


def compare(setup: Setup) -> list[Section]:
    parts = list(setup.pictures)
    lite = lite_version(setup)
    inception = newest(setup.models / "vegetables")
    with tempfile.TemporaryDirectory() as scratch:
        plain, plain_file = plain_logs(setup, Path(scratch))
        files = {"lite": lite.model.model_file(), "inception": inception.model.model_file("fp32"), "plain": plain_file}
        times = {name: milliseconds(file) for name, file in files.items()}
        weights = {name: parameters(file) for name, file in files.items()}
    found = {
        part: Set(
            features.kept(setup.work, "lite0", each, lambda p=each: features.of_graph(lite, "flat", p)), each.label
        )
        for part, each in setup.pictures.items()
    }
    logs = {"lite": probe(setup, found), "inception": probe(setup, setup.sets("stretched", stretched)), "plain": plain}
    about = {
        "plain": (f"plain network, from scratch, {SIDE} px", "all"),
        "lite": ("EfficientNet-lite0, ImageNet, 224 px", "linear head"),
        "inception": ("InceptionV3, nsfwjs, 299 px", "linear head"),
    }
    columns = ["Network, weights, input", "Trained", *(f"{COLUMNS[part]} %" for part in parts), "FP32, MiB", "ms"]
    rows = [
        [*about[name], *last(logs[name], parts), round(4 * weights[name] / MEBI, 1), round(times[name], 1)]
        for name in about
    ]
    text = (
        f"{setup.epochs} epochs each on the same pictures; the plain network has 3 times as many, since it starts from nothing "
        "(32 and 64 filters, dense 128, 128). The pretrained networks stay frozen under a linear head, so their rows compare "
        "starting weights as much as architectures: EfficientNet's are ImageNet's in full, InceptionV3's are stored in 8 bits "
        "and their upper stages were fine-tuned on another task. Milliseconds: ONNX Runtime, FP32, one picture, one thread, "
        f"median of {ROUNDS}. {setup.counts}"
    )
    return [Section("EfficientNet, InceptionV3 and a plain network", text, columns, rows)]


def plain_logs(setup: Setup, folder: Path) -> tuple[list[list[dict]], Path]:
    """Trains the plain network for each seed; returns the logs and an ONNX file."""
    sets = {part: Set(small(each), each.label) for part, each in setup.pictures.items()}
    logs = []
    for seed in setup.seeds:
        net = PlainNet(setup.classes, SIDE, seed)
        logs.append(heads.fit(net, sets, Plan(3 * setup.epochs), seed, mirrored))
    file = folder / "plain.onnx"
    torch.onnx.export(net.eval(), (torch.zeros(1, SIDE, SIDE, 3),), file, external_data=False, verbose=False)
    return logs, file


def small(of) -> np.ndarray:
    """Pictures stretched to SIDE, uint8 [N,H,W,3]."""
    return np.stack([np.asarray(pictures.stretch(image, SIDE)) for image in of.images()])


def lite_version(setup: Setup) -> Version:
    """Returns the published EfficientNet-lite0, which `make models` brings."""
    make_all(setup.work / "models", SAMPLES, ["imagenet"])
    return newest(setup.work / "models" / "imagenet")


def newest(model: Path) -> Version:
    """Returns the last version in a model's folder."""
    found = sorted(model.glob("*/model.yaml"))
    if not found:
        raise ValueError(f"no version in {model}")
    return Version(found[-1].parent)


def parameters(file: Path) -> int:
    """Counts the weights of an ONNX file."""
    import onnx

    return sum(int(np.prod(each.dims)) for each in onnx.load(file).graph.initializer)


def milliseconds(file: Path) -> float:
    session = open_session(Variant("FP32", file), "cpu", 1)
    given = session.get_inputs()[0]
    shape = [side if isinstance(side, int) else 1 for side in given.shape]
    zeros = np.zeros(shape, np.uint8 if "uint8" in given.type else np.float32)
    return latencies([session], zeros, [1], ROUNDS)[0][0]
