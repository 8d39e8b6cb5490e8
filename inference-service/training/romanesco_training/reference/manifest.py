"""Reads model.yaml: what the graph takes, and how its outputs are decoded."""

from dataclasses import dataclass, field, fields
from pathlib import Path

import yaml

from .errors import ManifestError

TYPES = {"uint8", "float32", "float16"}
LAYOUTS = {"NHWC", "NCHW", "HWC", "CHW"}
MODES = {"stretch", "letterbox", "center-crop"}


@dataclass(frozen=True)
class Resize:
    """How a picture becomes width × height."""

    mode: str = "stretch"
    filter: str = "bilinear"
    pad: int = 114
    anchor: str = "center"
    upscale: bool = True
    shorter: int = 0


@dataclass(frozen=True)
class Normalize:
    """x = (pixel · scale − mean) / std, in the input's colour order."""

    mean: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])
    std: list[float] = field(default_factory=lambda: [1.0, 1.0, 1.0])
    scale: float = 1.0


@dataclass(frozen=True)
class Input:
    """The graph's image tensor."""

    name: str
    width: int
    height: int
    layout: str = "NHWC"
    type: str = "uint8"
    color: str = "RGB"
    resize: Resize = field(default_factory=Resize)
    normalize: Normalize = field(default_factory=Normalize)


@dataclass(frozen=True)
class Nms:
    """Which candidates become objects."""

    iou: float = 0.6
    score: float = 0.35
    perClass: bool = True  # noqa: N815 (model.yaml's own name)
    max: int = 100
    inGraph: bool = False  # noqa: N815
    candidates: int = 1000


@dataclass(frozen=True)
class Manifest:
    """A version's model.yaml and its folder."""

    folder: Path
    name: str
    version: str
    task: str
    labels: list[str]
    input: Input
    outputs: dict
    nms: Nms
    document: dict

    def model_file(self, precision: str | None = None) -> Path:
        """Returns the file of a precision; by default the one that the service prefers, or else the first."""
        wanted = precision or self.document.get("precision")
        files = self.document["files"]
        chosen = next((f for f in files if f["precision"] == wanted), None)
        if chosen is None and precision:
            raise ManifestError(f"{self.name}/{self.version} has no file of precision {precision}")
        return self.folder / (chosen or files[0])["path"]


def read(folder: Path) -> Manifest:
    """Reads and checks the model.yaml of a version's folder."""
    document = yaml.safe_load((folder / "model.yaml").read_text())
    try:
        return Manifest(
            folder=folder,
            name=document["name"],
            version=document["version"],
            task=document["task"],
            labels=document["labels"],
            input=read_input(document["input"]),
            outputs=document["outputs"],
            nms=build(Nms, document.get("nms", {}), "nms"),
            document=document,
        )
    except KeyError as missing:
        raise ManifestError(f"{folder}/model.yaml: {missing} is missing") from missing


def read_input(given: dict) -> Input:
    given = dict(given)
    given["resize"] = build(Resize, given.get("resize", {}), "input.resize")
    if given.get("type") == "uint8" and "normalize" in given:
        raise ManifestError("input.normalize has no meaning with type uint8")
    given["normalize"] = build(Normalize, given.get("normalize", {}), "input.normalize")
    made = build(Input, given, "input")
    expect(made.type in TYPES, f"input.type {made.type} is unknown")
    expect(made.layout in LAYOUTS, f"input.layout {made.layout} is unknown")
    expect(made.color in {"RGB", "BGR"}, f"input.color {made.color} is unknown")
    expect(made.resize.mode in MODES, f"input.resize.mode {made.resize.mode} is unknown")
    expect(made.resize.filter in {"bilinear", "plain"}, f"input.resize.filter {made.resize.filter} is unknown")
    expect(
        made.resize.mode != "center-crop" or made.resize.shorter >= max(made.width, made.height),
        "input.resize.shorter must be at least the input's longer side",
    )
    return made


def build(kind, given: dict, where: str):
    """Builds a dataclass; an unknown key is an error."""
    known = {f.name for f in fields(kind)}
    unknown = sorted(set(given) - known)
    expect(not unknown, f"{where}.{unknown[0] if unknown else ''} is not a key")
    return kind(**given)


def expect(condition: bool, message: str) -> None:
    if not condition:
        raise ManifestError(message)
