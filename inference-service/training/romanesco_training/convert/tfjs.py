"""Reads a TensorFlow.js graph model: nodes, and weights as arrays."""

import base64
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

DTYPES = {name: np.dtype(name).newbyteorder("<") for name in ("float32", "int32", "float16", "uint8", "uint16")}


@dataclass(frozen=True)
class Node:
    """A TensorFlow operation. Inputs are names of nodes, `name:n` for an output other than the first."""

    name: str
    kind: str
    inputs: list[str]
    attributes: dict = field(default_factory=dict)

    def ints(self, name: str) -> list[int]:
        return [int(value) for value in self.attributes[name]["list"]["i"]]

    def text(self, name: str) -> str:
        return base64.b64decode(self.attributes[name]["s"]).decode()

    def flag(self, name: str) -> bool:
        return bool(self.attributes.get(name, {}).get("b", False))


@dataclass(frozen=True)
class Graph:
    """Nodes in the order of their computation, constants by node name, and the signature's outputs."""

    nodes: list[Node]
    constants: dict[str, np.ndarray]
    outputs: list[str]


def read(model: Path) -> Graph:
    """Reads a model's JSON file and the weight files that lie beside it.

    :raises ValueError: if weights are cut off, or stored in a form that is not supported
    """
    document = json.loads(model.read_text())
    constants: dict[str, np.ndarray] = {}
    for group in document["weightsManifest"]:
        raw = b"".join((model.parent / path).read_bytes() for path in group["paths"])
        constants |= weights(group["weights"], raw)
    nodes = [node(each) for each in document["modelTopology"]["node"] if each["op"] != "Const"]
    outputs = [name.split(":")[0] for name in document["signature"]["outputs"]]
    return Graph(ordered(nodes, set(constants)), constants, outputs)


def weights(entries: list[dict], raw: bytes) -> dict[str, np.ndarray]:
    """Splits a weight file. Weights may be stored as float16, or as 8 or 16 bits with a scale and a minimum."""
    found, offset = {}, 0
    for entry in entries:
        stored = entry.get("quantization", {})
        dtype = DTYPES.get(stored.get("dtype", entry["dtype"]))
        if dtype is None or entry["dtype"] not in ("float32", "int32"):
            raise ValueError(f"weight {entry['name']} is stored in a form that is not supported")
        count = int(np.prod(entry["shape"], dtype=int))
        if offset + count * dtype.itemsize > len(raw):
            raise ValueError("the weight file is cut off")
        values = np.frombuffer(raw, dtype, count, offset).reshape(entry["shape"])
        if "scale" in stored:
            values = values * stored["scale"] + stored["min"]
        found[entry["name"]] = values.astype(DTYPES[entry["dtype"]])
        offset += count * dtype.itemsize
    if offset != len(raw):
        raise ValueError(f"the weight file has {len(raw)} bytes instead of {offset}")
    return found


def node(given: dict) -> Node:
    inputs = [name for name in given.get("input", []) if not name.startswith("^")]
    return Node(given["name"], given["op"], inputs, given.get("attr", {}))


def ordered(nodes: list[Node], known: set[str]) -> list[Node]:
    """Sorts nodes so that each comes after its inputs."""
    done, made, waiting = set(known), [], list(nodes)
    while waiting:
        ready = [n for n in waiting if all(name.split(":")[0] in done for name in n.inputs)]
        if not ready:
            raise ValueError(f"input of {waiting[0].name} is missing")
        made += ready
        done |= {n.name for n in ready}
        waiting = [n for n in waiting if n.name not in done]
    return made
