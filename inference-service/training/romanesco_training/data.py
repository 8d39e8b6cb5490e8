"""The prepared data set: one memory-mapped file of decoded pictures and a table that describes them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image
from tqdm import tqdm

from . import pictures, split

LONGEST = 320
HELD_OUT = 0.13
TABLE, PIXELS = "table.npz", "pixels.bin"


@dataclass(frozen=True)
class Data:
    """Element i of every array describes picture i. `label` is an index into `labels`, or len(labels) for other things.

    `part` is `train`, `validation`, `test`, `elsewhere`, `elsewhere-held`, `other` or `other-held`.
    """

    labels: list[str]
    name: np.ndarray
    label: np.ndarray
    part: np.ndarray
    source: np.ndarray
    shape: np.ndarray
    offset: np.ndarray
    pixels: np.ndarray

    def image(self, i: int) -> Image.Image:
        """Returns picture i as RGB. Its longest side has at most LONGEST pixels."""
        height, width = self.shape[i]
        at = self.offset[i]
        return Image.fromarray(np.array(self.pixels[at : at + height * width * 3]).reshape(height, width, 3))

    def of(self, *parts: str) -> np.ndarray:
        """Returns the indices of the pictures in these parts."""
        return np.flatnonzero(np.isin(self.part, parts))

    @property
    def classes(self) -> int:
        """Number of network outputs: one a label, and one more if there are pictures of other things."""
        return len(self.labels) + bool((self.label == len(self.labels)).any())


def load(folder: Path) -> Data:
    """Opens a folder that `prepare` wrote."""
    table = np.load(folder / TABLE)
    columns = {key: table[key] for key in ("name", "label", "part", "source", "shape", "offset")}
    return Data(table["labels"].tolist(), **columns, pixels=np.memmap(folder / PIXELS, np.uint8, "r"))


def prepare(paths: list[Path], folder: Path, seed: int) -> Data:
    """Decodes all pictures of `paths` into `folder` and chooses the held-out ones."""
    folder.mkdir(parents=True, exist_ok=True)
    names, splits, labels, shapes, sizes, thumbnails = [], [], [], [], [], []
    with (folder / PIXELS).open("wb") as out:
        for picture in tqdm(pictures.read(paths), "prepare", unit="picture"):
            image = pictures.decode(picture.encoded)
            sizes.append(image.size)
            image.thumbnail((LONGEST, LONGEST), Image.Resampling.BILINEAR)
            out.write(image.tobytes())
            names.append(picture.name)
            splits.append(picture.split)
            labels.append(picture.label)
            shapes.append((image.height, image.width))
            thumbnails.append(np.asarray(image.resize((12, 12), Image.Resampling.BILINEAR), np.float32).ravel())
    if not names:
        raise ValueError(f"no pictures in {', '.join(map(str, paths))}")
    known = sorted({label for label in labels if label})
    area = np.array([h * w * 3 for h, w in shapes])
    np.savez(
        folder / TABLE,
        labels=known,
        name=names,
        label=[known.index(label) if label else len(known) for label in labels],
        part=parts(splits, labels, np.stack(thumbnails), seed),
        source=split.sources(sizes),
        shape=shapes,
        offset=np.cumsum(area) - area,
    )
    return load(folder)


def parts(splits: list[str], labels: list[str], thumbnails: np.ndarray, seed: int) -> list[str]:
    """Returns the part of each picture. Splits what the layout does not split: elsewhere, other, missing validation."""
    result = [s or "train" for s in splits]
    rows = {s: [i for i, part in enumerate(result) if part == s] for s in set(result)}
    for name in (pictures.ELSEWHERE, pictures.OTHER):
        here = rows.get(name, [])
        held = split.hold_out([labels[i] for i in here], split.lookalikes(thumbnails[here]), HELD_OUT, seed)
        for i, keep in zip(here, held, strict=True):
            result[i] = f"{name}-held" if keep else name
    if "validation" not in rows:
        here = rows.get("train", [])
        held = split.hold_out([labels[i] for i in here], split.neighbours(len(here)), HELD_OUT, seed)
        for i, keep in zip(here, held, strict=True):
            result[i] = "validation" if keep else "train"
    return result
