"""Cuts training pictures out of pictures with labelled boxes (COCO's `instances.json`)."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import numpy as np
from PIL import Image

from . import pictures

INSTANCES = "instances.json"
MARGIN = 0.15
SMALLEST = 64
MOST = 2
WHOLE = 0.8
CORNER, BLACK = 6, 12


def read(paths: list[Path]) -> Iterator[tuple[pictures.Picture, Image.Image]]:
    """Yields crops, and the whole picture where all boxes are of one class, as pictures of the part `boxes`.

    The largest MOST boxes of a picture are cut out, with a margin. Crops smaller than SMALLEST pixels are left out, and
    so are boxes of more than WHOLE of the picture, and rotated copies: their boxes are loose. The category `other` gives
    pictures of other things.
    """
    for path in paths:
        wanted: dict[str, tuple[dict, list[tuple[str, list[float]]]]] = {}
        for name, content in pictures.entries(path, (INSTANCES,)):
            wanted |= boxes_by_file(name, json.loads(content))
        if wanted:
            for name, content in pictures.entries(path, pictures.SUFFIXES):
                if name in wanted:
                    yield from cut(name, *wanted[name], pictures.decode(content))


def boxes_by_file(name: str, document: dict) -> dict[str, tuple[dict, list[tuple[str, list[float]]]]]:
    """Returns each picture's entry and its boxes (category, [x, y, width, height]) by file name."""
    categories = {c["id"]: c["name"] for c in document["categories"]}
    boxes = defaultdict(list)
    for found in document["annotations"]:
        boxes[found["image_id"]].append((categories[found["category_id"]], found["bbox"]))
    folder = PurePosixPath(name).parent
    return {(folder / image["file_name"]).as_posix(): (image, boxes[image["id"]]) for image in document["images"]}


def cut(name: str, entry: dict, boxes: list[tuple[str, list[float]]], image: Image.Image) -> Iterator:
    """Yields the crops of one picture."""
    if not boxes or rotated(image):
        return
    source, file = entry.get("source", ""), PurePosixPath(name).name
    if len({category for category, _ in boxes}) == 1:
        yield picture(file, boxes[0][0], source), image
    largest = sorted(boxes, key=lambda box: -box[1][2] * box[1][3])[:MOST]
    for number, (category, (x, y, w, h)) in enumerate(largest):
        left, top = max(0, x - MARGIN * w), max(0, y - MARGIN * h)
        right, bottom = min(image.width, x + (1 + MARGIN) * w), min(image.height, y + (1 + MARGIN) * h)
        if min(right - left, bottom - top) >= SMALLEST and w * h < WHOLE * image.width * image.height:
            yield picture(f"{number}-{file}", category, source), image.crop((left, top, right, bottom))


def picture(file: str, category: str, source: str) -> pictures.Picture:
    label = "" if category == pictures.OTHER else category
    return pictures.Picture(f"{pictures.BOXES}/{category}/{file}", pictures.BOXES, label, b"", source)


def rotated(image: Image.Image) -> bool:
    """Tells a rotated copy: one of its corners is black."""
    pixels = np.asarray(image)
    corners = (
        pixels[:CORNER, :CORNER],
        pixels[:CORNER, -CORNER:],
        pixels[-CORNER:, :CORNER],
        pixels[-CORNER:, -CORNER:],
    )
    return any(corner.max() <= BLACK for corner in corners)
