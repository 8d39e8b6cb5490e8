"""Finds and decodes pictures in folders and tars."""

import io
import tarfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from PIL import Image, ImageOps

from . import sources

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif"}
SPLITS = {"train": "train", "validation": "validation", "val": "validation", "test": "test"}
ELSEWHERE, MORE, OTHER, BOXES = "elsewhere", "more", "other", "boxes"


@dataclass(frozen=True)
class Picture:
    """An encoded picture. `label` is empty for pictures of other things, `split` if the layout has none.

    `source` names where the picture comes from, empty if no table says so.
    """

    name: str
    split: str
    label: str
    encoded: bytes
    source: str = ""


def read(paths: list[Path]) -> Iterator[Picture]:
    """Yields all pictures of the given folders and tars, ordered by name.

    Supported layouts: `<split>/<Class>/<file>` at any depth (Kaggle's layout, the tars), plain `<Class>/<file>`, and
    `other/<file>` or `other/<kind>/<file>` for pictures of other things. Pictures with boxes (`boxes/<file>`) are left
    to `crops`.
    """
    for path in paths:
        named = sources.beside(path)
        for name, encoded in entries(path, SUFFIXES):
            if BOXES not in PurePosixPath(name).parts[:-1]:
                split, label = place(PurePosixPath(name))
                yield Picture(name, split, label, encoded, named.get(name, ""))


def entries(path: Path, endings: Collection[str]) -> Iterator[tuple[str, bytes]]:
    """Yields name and content of the files of a folder or tar whose names end so."""
    wanted = tuple(endings)
    yield from tar_entries(path, wanted) if path.is_file() else folder_entries(path, wanted)


def place(name: PurePosixPath) -> tuple[str, str]:
    """Returns split and label of a file, as its folders name them."""
    folders = name.parts[:-1]
    if OTHER in folders:
        return OTHER, ""
    split = next((SPLITS.get(f, f) for f in folders if f in SPLITS or f in (ELSEWHERE, MORE)), "")
    if not folders or folders[-1] in SPLITS:
        raise ValueError(f"{name}: no folder names its class")
    return split, folders[-1]


def folder_entries(folder: Path, endings: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Yields name (relative to the folder) and content of each file, including files in tars."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".tar":
            yield from tar_entries(path, endings)
        elif path.is_file() and path.name.lower().endswith(endings):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def tar_entries(path: Path, endings: tuple[str, ...]) -> Iterator[tuple[str, bytes]]:
    """Yields name and content of each file without unpacking to disk."""
    with tarfile.open(path) as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            if member.isfile() and member.name.lower().endswith(endings):
                yield member.name.removeprefix("./"), tar.extractfile(member).read()


def decode(encoded: bytes) -> Image.Image:
    """Decodes to RGB. Applies the EXIF orientation, composites transparency over white, ignores colour profiles."""
    image = ImageOps.exif_transpose(Image.open(io.BytesIO(encoded)))
    if image.has_transparency_data:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB")


def stretch(image: Image.Image, size: int) -> Image.Image:
    """Stretches the whole picture to size×size, as the service does (README, "Resize")."""
    return image.resize((size, size), Image.Resampling.BILINEAR)
