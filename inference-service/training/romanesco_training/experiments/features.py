"""Frozen networks: what they find in pictures is computed once and kept in a file."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import torch
from PIL import Image
from tqdm import tqdm

from ..model import ActivationNet, stages
from ..reference.version import Version
from ..weights import fetch_nsfwjs, fill_from_keras, read_nsfwjs
from .subset import Pictures

LAST_FROZEN = "Mixed_7a"
BATCH = 16
Transform = Callable[[Image.Image], np.ndarray]


def kept(folder: Path, name: str, pictures: Pictures, compute: Callable[[], np.ndarray]) -> np.ndarray:
    """Returns what `compute` gives for the pictures, from the file of an earlier call if there is one."""
    digest = hashlib.sha256(b"".join(hashlib.sha256(each).digest() for each in pictures.encoded)).hexdigest()[:16]
    file = folder / "features" / f"{name}-{digest}.npy"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        np.save(file.with_suffix(".part.npy"), compute())
        file.with_suffix(".part.npy").replace(file)
    return np.load(file, mmap_mode="r")


def inception(work: Path) -> ActivationNet:
    """Returns InceptionV3 with the weights in nsfwjs: ImageNet's below, another task's above, none of our pictures."""
    net = ActivationNet(1)
    fill_from_keras(net, read_nsfwjs(fetch_nsfwjs(work)))
    return net.to(memory_format=torch.channels_last).eval()


@torch.no_grad()
def maps(net: ActivationNet, images: Iterable[Image.Image], transform: Transform, count: int) -> np.ndarray:
    """Returns the output of LAST_FROZEN, float16 [N,1280,h,w], computed in bfloat16."""
    trunk = stages(net, LAST_FROZEN)
    found = []
    for batch in batches(images, transform, count):
        with torch.autocast("cpu", torch.bfloat16):
            found.append(trunk(batch).half().numpy())
    return np.concatenate(found)


@torch.no_grad()
def pooled(net: ActivationNet, lower: np.ndarray) -> np.ndarray:
    """Returns the mean of the last stage's output, float32 [N,2048], for maps from `maps`."""
    upper = net.trunk[len(stages(net, LAST_FROZEN)) :]
    found = []
    for start in range(0, len(lower), BATCH):
        batch = torch.from_numpy(np.array(lower[start : start + BATCH])).to(memory_format=torch.channels_last)
        with torch.autocast("cpu", torch.bfloat16):
            found.append(upper(batch.bfloat16()).float().mean((2, 3)).numpy())
    return np.concatenate(found)


def batches(images: Iterable[Image.Image], transform: Transform, count: int) -> Iterable[torch.Tensor]:
    """Yields float batches [n,3,h,w], channels last in memory."""
    waiting = []
    for i, image in enumerate(tqdm(images, "features", count, unit="picture", mininterval=10)):
        waiting.append(transform(image))
        if len(waiting) == BATCH or i == count - 1:
            yield torch.from_numpy(np.stack(waiting)).permute(0, 3, 1, 2).contiguous(memory_format=torch.channels_last)
            waiting = []


def of_graph(version: Version, output: str, pictures: Pictures) -> np.ndarray:
    """Returns an inner tensor [N,D] of a version's graph, with the version's own preprocessing."""
    graph = onnx.load(version.model.model_file())
    graph.graph.output.append(onnx.helper.make_empty_tensor_value_info(output))
    version.session = ort.InferenceSession(graph.SerializeToString(), providers=["CPUExecutionProvider"])
    version.names = [output]
    images = tqdm(pictures.images(), "features", len(pictures), unit="picture", mininterval=10)
    return np.concatenate([version.raw(image)[output] for image in images])
