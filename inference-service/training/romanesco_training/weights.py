"""Starting weights: published ImageNet weights, those inside the npm package `nsfwjs`, or an earlier version's."""

import base64
import re
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torchvision.models import Inception_V3_Weights, inception_v3
from torchvision.models.inception import BasicConv2d

from . import lite, previous
from .model import ActivationNet
from .networks import LITE, NETWORKS

NSFWJS = "nsfwjs@4.3.0"
FOLDER = "package/dist/models/inception_v3"
ENTRY = re.compile(
    r'\{name:"([^"]+)",shape:\[([\d,]*)\],dtype:"float32",quantization:\{min:([-\d.e]+),scale:([-\d.e]+),dtype:"uint8"\}\}'
)
PAYLOAD = re.compile(r'exports="([A-Za-z0-9+/=]+)"')


def load_weights(model: ActivationNet, kind: str, cache: Path, images: Callable[[], Tensor]) -> None:
    """Loads starting weights into `model`.

    `kind` is `imagenet`, `nsfwjs`, `none` or `version:<name>/<version>@<commit>` (`previous` explains it). `imagenet` of
    EfficientNet-lite2 is a PyPI package. `images()` returns normalised training pictures.
    """
    if kind == "imagenet" and model.network is NETWORKS[LITE]:
        lite.load(model.trunk, cache)
    elif kind == "imagenet":
        donor = inception_v3(weights=Inception_V3_Weights.IMAGENET1K_V1)
        missing, _ = model.trunk.load_state_dict(donor.state_dict(), strict=False)
        if missing:
            raise ValueError(f"ImageNet weights lack {missing}")
    elif kind == "nsfwjs":
        fill_from_keras(model, read_nsfwjs(fetch_nsfwjs(cache)))
    elif kind.startswith(previous.PREFIX):
        previous.fill(model, previous.read(previous.fetch(kind, cache)), images())
    elif kind != "none":
        raise ValueError(f"unknown weights {kind!r}: imagenet, nsfwjs, none or version:<name>/<version>@<commit>")


def fetch_nsfwjs(cache: Path) -> Path:
    """Returns the unpacked model folder of the npm package. The npm client downloads it on first use."""
    folder = cache / FOLDER
    if not folder.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(["npm", "pack", NSFWJS, "--silent"], cwd=cache, check=True, stdout=subprocess.DEVNULL)
        archive = cache / (NSFWJS.replace("@", "-") + ".tgz")
        with tarfile.open(archive) as tar:
            tar.extractall(cache, [m for m in tar if m.name.startswith(FOLDER)], filter="data")
    return folder


def read_nsfwjs(folder: Path) -> dict[str, np.ndarray]:
    """Returns weights by Keras name. The files store bytes with min and scale per tensor, base64 in JavaScript."""
    shards = sorted(folder.glob("group1-shard*.min.js"))
    raw = b"".join(base64.b64decode(PAYLOAD.search(path.read_text())[1]) for path in shards)
    codes = np.frombuffer(raw, np.uint8)
    weights, at = {}, 0
    for name, shape, low, scale in ENTRY.findall((folder / "model.min.js").read_text()):
        dims = [int(n) for n in shape.split(",") if n]
        size = int(np.prod(dims))
        weights[name] = (codes[at : at + size] * np.float32(scale) + np.float32(low)).reshape(dims)
        at += size
    if at != codes.size:
        raise ValueError(f"{folder}: manifest describes {at} weights, shards hold {codes.size}")
    return weights


def convolutions(model: ActivationNet) -> Iterator[BasicConv2d]:
    """Yields the trunk's 94 convolution blocks in definition order, which is Keras's numbering."""
    return (module for module in model.trunk.modules() if isinstance(module, BasicConv2d))


def fill_from_keras(model: ActivationNet, weights: dict[str, np.ndarray]) -> None:
    """Copies `conv2d_i` and `batch_normalization_i` into block i. Keras has no batch-norm scale here, so it is 1."""
    with torch.no_grad():
        for i, block in enumerate(convolutions(model), start=1):
            copy(block.conv.weight, weights[f"conv2d_{i}/kernel"].transpose(3, 2, 0, 1))  # HWIO to OIHW
            block.bn.weight.fill_(1)
            copy(block.bn.bias, weights[f"batch_normalization_{i}/beta"])
            copy(block.bn.running_mean, weights[f"batch_normalization_{i}/moving_mean"])
            copy(block.bn.running_var, weights[f"batch_normalization_{i}/moving_variance"])
        shift_input_range(next(convolutions(model)))


def shift_input_range(first: BasicConv2d) -> None:
    """Converts batch-norm statistics from pixels in 0..1 to pixels in -1..1, the input range of this package.

    nsfwjs's statistics fit 0..1. With x' = 2x - 1 and no padding, the first convolution returns 2·conv(x) - Σw; the
    changed mean and variance compensate for it exactly.
    """
    first.bn.running_mean.mul_(2).sub_(first.conv.weight.sum((1, 2, 3)))
    first.bn.running_var.mul_(4)


def copy(target: Tensor, source: np.ndarray) -> None:
    """Checks the shape, then copies. `copy_` alone would broadcast."""
    if tuple(target.shape) != source.shape:
        raise ValueError(f"weights of shape {source.shape} for a tensor of shape {tuple(target.shape)}")
    target.copy_(torch.from_numpy(np.ascontiguousarray(source)))
