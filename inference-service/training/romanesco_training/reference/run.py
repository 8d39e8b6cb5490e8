"""Runs a version on a folder or tar of pictures."""

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
    for name, encoded in sorted(pictures.entries(source, pictures.SUFFIXES)):
        answers.append({"image": Path(name).name} | version.run(decode(encoded, srgb)))
    return answers
