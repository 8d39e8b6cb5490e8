"""Golden vectors for the service's tests: drawn pictures, their tensors and the model's outputs."""

import hashlib
import json
from pathlib import Path

import numpy as np
from PIL import Image

from . import drawings, evaluate, pictures
from .model import TEST_SIZE

SAMPLES = 12


def drawn() -> dict[str, Image.Image]:
    """Returns small pictures that cover decoding and resizing: up, down, both, none, grey, palette, alpha."""
    texture = np.add.outer(np.arange(61) * 37, np.arange(83) * 91)
    stripes = np.stack([texture % 256, texture // 3 % 256, texture // 7 % 256], 2).astype(np.uint8)
    return {
        "tomato-299.png": drawings.draw("Tomato", 299),
        "carrot-224.png": drawings.draw("Carrot", 224),
        "brinjal-640x480.png": drawings.draw("Brinjal", 640).crop((0, 80, 640, 560)),
        "broccoli-97x400.png": drawings.draw("Broccoli", 400).crop((150, 0, 247, 400)),
        "cucumber-grey.png": drawings.draw("Cucumber", 180).convert("L"),
        "pumpkin-alpha.png": drawings.draw("Pumpkin", 256, (40, 90, 200, 96), "RGBA"),
        "tomato-palette.png": drawings.draw("Tomato", 310).convert("P", palette=Image.Palette.ADAPTIVE, colors=16),
        "carrot-2400x1600.png": drawings.draw("Carrot", 2400).crop((0, 400, 2400, 2000)),
        "texture-83x61.png": Image.fromarray(stripes),
    }


def write(model: Path, labels: list[str], folder: Path) -> None:
    """Writes PNG files and golden.json: checksum and sampled pixels of each tensor, and the graph's outputs."""
    folder.mkdir(parents=True, exist_ok=True)
    run = evaluate.session(model, threads=1)
    vectors = []
    for name, image in drawn().items():
        image.save(folder / name, optimize=True)
        tensor = evaluate.tensor(pictures.decode((folder / name).read_bytes()), TEST_SIZE)
        outputs = run.run(["probabilities", "activation", "confidence"], {"image": tensor[None]})
        vectors.append(vector(name, image, tensor, labels, *(output[0] for output in outputs)))
    digest = hashlib.sha256(model.read_bytes()).hexdigest()
    head = json.dumps({"model": digest, "size": TEST_SIZE, "labels": labels})
    lines = ",\n".join(json.dumps(v) for v in vectors)
    (folder / "golden.json").write_text(f'{head[:-1]}, "vectors": [\n{lines}\n]}}\n')


def vector(name: str, image: Image.Image, tensor: np.ndarray, labels: list[str], probabilities, activation, confidence):
    """Returns the expected values of one picture. `pixels` are [y, x, r, g, b]; `tensorSum` sums the tensor."""
    spots = [(31 * i * i % TEST_SIZE, 47 * (i + 1) * (i + 3) % TEST_SIZE) for i in range(SAMPLES)]
    return {
        "file": name,
        "width": image.width,
        "height": image.height,
        "tensorSha256": hashlib.sha256(tensor.tobytes()).hexdigest(),
        "tensorSum": int(tensor.sum(dtype=np.int64)),
        "pixels": [[y, x, *map(int, tensor[y, x])] for y, x in spots],
        "category": labels[int(probabilities.argmax())],
        "probabilities": [round(float(p), 5) for p in probabilities],
        "confidence": round(float(confidence), 5),
        "activationSums": [round(float(a), 3) for a in activation.sum((1, 2))],
    }
