"""Reads and writes model.yaml, which describes a model version to the service."""

import hashlib
from pathlib import Path

import yaml

from .networks import Network

YAML = "model.yaml"


class Flow(dict):
    """A mapping that is written on one line."""


yaml.SafeDumper.add_representer(Flow, lambda d, v: d.represent_mapping("tag:yaml.org,2002:map", v, flow_style=True))


def describe(name: str, version: str, labels: list[str], temperature: float, network: Network, about: dict) -> dict:
    """Returns the document without certainty, files and metrics. `about` contains licence and description."""
    return {
        "name": name,
        "version": version,
        "task": "classification",
        "licence": about["licence"],
        "description": about["description"],
        "input": {
            "name": "image", "layout": "NHWC", "type": "uint8", "width": network.side, "height": network.side,
            "color": "RGB",
            "resize": {"mode": "stretch", "filter": "bilinear"},
        },
        "outputs": {
            "probabilities": "probabilities",
            "activation": {"name": "activation", "width": network.grid, "height": network.grid},
        },
        "labels": labels,
        "calibration": {"temperature": round(temperature, 4)},
    }  # fmt: skip


def certainty(threshold: float) -> dict:
    """Returns the rule for certain answers: the output `confidence` is at least the threshold."""
    return {"score": "output", "output": "confidence", "threshold": round(threshold, 4)}


def entry(path: Path, precision: str) -> dict:
    """Returns the entry of a file with its digest."""
    return {"precision": precision, "path": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def write(folder: Path, document: dict) -> None:
    """Writes model.yaml. Innermost mappings are written on one line."""
    text = yaml.safe_dump({k: styled(v) for k, v in document.items()}, sort_keys=False, allow_unicode=True, width=120)
    (folder / YAML).write_text(text)


def styled(value):
    """Returns the value with its innermost mappings as Flow."""
    if isinstance(value, list):
        return [styled(item) for item in value]
    if not isinstance(value, dict):
        return value
    if any(isinstance(item, (dict, list)) for item in value.values()):
        return {key: styled(item) for key, item in value.items()}
    return Flow(value)


def read(folder: Path) -> dict:
    return yaml.safe_load((folder / YAML).read_text())
