"""Runs a version on a folder or tar of pictures."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from .. import pictures
from .decode import decode
from .version import Version


def run(
    folder: Path, source: Path, precision: str | None = None, score: float | None = None, srgb: Path | None = None
) -> list[dict]:
    """Returns one answer a picture, ordered by name: `image` is the file's name without folders.

    :param score: score threshold instead of model.yaml's
    :param srgb: as in `decode`
    """
    version = Version(folder, precision)
    if score is not None:
        version.model = replace(version.model, nms=replace(version.model.nms, score=score))
    answers = []
    for name, encoded in sorted(entries(source)):
        answers.append({"image": Path(name).name} | version.run(decode(encoded, srgb)))
    return answers


def entries(path: Path) -> Iterator[tuple[str, bytes]]:
    """Yields name and content of the pictures of a folder or tar."""
    for name, encoded in pictures.tar_entries(path) if path.is_file() else pictures.folder_entries(path):
        if Path(name).suffix.lower() in pictures.SUFFIXES:
            yield name, encoded
