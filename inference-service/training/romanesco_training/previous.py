"""Starting weights from the FP32 file of an earlier version of this model, which git's history keeps."""

import subprocess
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor, nn
from torchvision.models.inception import BasicConv2d

from .model import ActivationNet

PREFIX = "version:"
HALF = "_half"
FOLDER = "inference-service/models"


def fetch(kind: str, cache: Path) -> Path:
    """Returns the file of `version:<name>/<version>@<commit>`. The commit's hash is its checksum."""
    version, _, commit = kind.removeprefix(PREFIX).partition("@")
    target = cache / f"{version.replace('/', '-')}.onnx"
    if not target.exists():
        cache.mkdir(parents=True, exist_ok=True)
        path = f"{commit}:{FOLDER}/{version}/model-fp16.onnx"
        shown = subprocess.run(["git", "show", path], cwd=Path(__file__).parent, capture_output=True, check=False)
        if shown.returncode:
            raise ValueError(f"git has no {path}: starting from {version} needs a clone with its whole history")
        target.write_bytes(shown.stdout)
    return target


def read(file: Path) -> dict[str, np.ndarray]:
    """Returns the weights by their names in ActivationNet."""
    initializers = onnx.load(file).graph.initializer
    named = {weight.name.removeprefix("model.").removesuffix(HALF): weight for weight in initializers}
    return {name: numpy_helper.to_array(weight).astype(np.float32) for name, weight in named.items() if "." in name}


def fill(model: ActivationNet, weights: dict[str, np.ndarray], images: Tensor) -> None:
    """Fills the network so that it computes what the file computes. A head of other classes stays as it is.

    The file's convolutions contain their batch norms and the input's scaling. Each batch norm gets the mean and variance
    of its convolution's output on `images` (normalised [N,3,H,W]), and a scale and shift that undo them: the network
    computes the same, and can train on.
    """
    for name, block in model.named_modules():
        if isinstance(block, BasicConv2d):
            kernel, bias = (torch.from_numpy(weights[f"{name}.conv.{kind}"]) for kind in ("weight", "bias"))
            if name.endswith("Conv2d_1a_3x3"):  # undoes graph.folded's scaling
                kernel, bias = kernel * 127.5, bias + kernel.sum((1, 2, 3)) * 127.5
            with torch.no_grad():
                block.conv.weight.copy_(kernel)
                block.bn.bias.copy_(bias)
    fill_head(model.head, weights)
    hooks = [m.register_forward_pre_hook(undo) for m in model.trunk.modules() if isinstance(m, nn.BatchNorm2d)]
    with torch.no_grad():
        model.eval().trunk(images)
    for hook in hooks:
        hook.remove()


def fill_head(head: nn.Conv2d, weights: dict[str, np.ndarray]) -> None:
    """Fills the head, unless it has other classes than the file."""
    if weights["head.weight"].shape == tuple(head.weight.shape):
        with torch.no_grad():
            head.weight.copy_(torch.from_numpy(weights["head.weight"]))
            head.bias.copy_(torch.from_numpy(weights["head.bias"]))


def undo(norm: nn.BatchNorm2d, inputs: tuple[Tensor]) -> None:
    """Makes a batch norm, whose bias is the folded one, an identity plus this bias."""
    variance, mean = torch.var_mean(inputs[0], (0, 2, 3))
    norm.running_mean.copy_(mean)
    norm.running_var.copy_(variance)
    norm.weight.copy_((variance + norm.eps).sqrt())
    norm.bias.add_(mean)
