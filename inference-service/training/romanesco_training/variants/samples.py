"""The pictures that variants are calibrated and compared with."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageFilter

from .. import pictures
from ..reference.decode import decode

CALIBRATION = 64


@dataclass(frozen=True)
class Samples:
    """`labels` holds the truth of each compared picture, or None."""

    calibration: list[Image.Image]
    compared: list[Image.Image]
    labels: list[str] | None


def choose(data: Path | None, drawn: Path, most: int) -> Samples:
    """Returns pictures evenly spaced over a folder or tar with class folders; without data, drawn ones.

    No calibration picture is compared.
    """
    if data is None:
        found = [decode(path.read_bytes()) for path in sorted(drawn.glob("*.jpg"))]
        blurred = [image.filter(ImageFilter.GaussianBlur(2)).rotate(90) for image in found]
        return Samples(blurred, found, None)
    entries = [picture for picture in pictures.read([data]) if picture.label]
    if len(entries) < 2 * CALIBRATION:
        raise ValueError(f"{data} has {len(entries)} labelled pictures; at least {2 * CALIBRATION} are needed")
    calibration = spaced(entries, CALIBRATION)
    names = {picture.name for picture in calibration}
    compared = spaced([picture for picture in entries if picture.name not in names], most)
    shown = [decode(picture.encoded) for picture in compared]
    return Samples([decode(p.encoded) for p in calibration], shown, [picture.label for picture in compared])


def spaced(entries: list, count: int) -> list:
    """Returns `count` entries at equal distances, or all if there are fewer."""
    count = min(count, len(entries))
    return [entries[number * len(entries) // count] for number in range(count)]
