"""The prepared data set: one memory-mapped file of decoded pictures and a table that describes them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image
from tqdm import tqdm

from . import crops, parts, pictures, split

LONGEST = 320
THUMBNAIL = 12
TABLE, PIXELS = "table.npz", "pixels.bin"


@dataclass(frozen=True)
class Data:
    """Element i of every array describes picture i. `label` is an index into `labels`, or len(labels) for other things.

    `part` is one of `parts`. `source` is the one that a table names, or a guess.
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

    def label_name(self, i: int) -> str:
        """Returns the label of picture i, empty for other things."""
        return self.labels[self.label[i]] if self.label[i] < len(self.labels) else ""

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
    found, shapes, sizes, thumbnails = [], [], [], []
    with (folder / PIXELS).open("wb") as out:
        for picture, image in tqdm(decoded(paths), "prepare", unit="picture"):
            sizes.append(image.size)
            image.thumbnail((LONGEST, LONGEST), Image.Resampling.BILINEAR)
            out.write(image.tobytes())
            found.append(replace(picture, encoded=b""))
            shapes.append((image.height, image.width))
            thumbnails.append(np.asarray(image.resize((THUMBNAIL, THUMBNAIL), Image.Resampling.BILINEAR), np.float32))
    if not found:
        raise ValueError(f"no pictures in {', '.join(map(str, paths))}")
    known = sorted({picture.label for picture in found if picture.label})
    area = np.array([h * w * 3 for h, w in shapes])
    guessed = split.sources(sizes)
    np.savez(
        folder / TABLE,
        labels=known,
        name=[picture.name for picture in found],
        label=[known.index(picture.label) if picture.label else len(known) for picture in found],
        part=parts.choose(found, np.stack(thumbnails), seed),
        source=[picture.source or guess for picture, guess in zip(found, guessed, strict=True)],
        shape=shapes,
        offset=np.cumsum(area) - area,
    )
    return load(folder)


def decoded(paths: list[Path]) -> Iterator[tuple[pictures.Picture, Image.Image]]:
    """Yields all pictures, and those cut out of pictures with boxes."""
    yield from ((picture, pictures.decode(picture.encoded)) for picture in pictures.read(paths))
    yield from crops.read(paths)
