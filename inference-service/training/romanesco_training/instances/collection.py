"""Everything that training reads: cut-outs, pictures with boxes, and pictures of other things, decoded once."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np
from PIL import Image

from .. import pictures
from .compose import OTHER, Piece
from .cutouts import INDEX, LONGEST, Cutout
from .foreground import on_white
from .recipe import Recipe
from .regions import bounds
from .scene import Scene, visible


@dataclass(frozen=True)
class Part:
    """What one side of the split holds; cut-outs and masked pictures by label."""

    pieces: dict[int, list[Piece]]
    masked: dict[int, list[Scene]]
    boxed: list[Scene]
    others: list[np.ndarray]


def held(group: str, share: float) -> bool:
    """Tells whether a source is held out. Its name decides, so a source stays where it is when others are added."""
    return int.from_bytes(hashlib.sha1(group.encode()).digest()[:4]) < share * 2**32


def read_cutouts(folder: Path, chosen: set[str] | None) -> list[Cutout]:
    """Returns the cut-outs of the pictures with these names, or all."""
    cutouts = [Cutout(**each) for each in json.loads((folder / INDEX).read_text())]
    return [each for each in cutouts if chosen is None or each.name in chosen]


def masked_scene(folder: Path, cutout: Cutout, label: int) -> Scene:
    """Returns a whole picture with the masks of its objects."""
    pixels = np.asarray(Image.open(folder / f"{cutout.key}.jpg").convert("RGB"))
    numbers = np.asarray(Image.open(folder / f"{cutout.key}.png"))
    masks = np.stack([numbers == n + 1 for n in range(cutout.objects)])
    return visible(masks, [label] * cutout.objects, pixels)


def pieces(scene: Scene) -> list[Piece]:
    """Returns the objects of a scene as cut-outs, one pixel smaller than their masks: the edge holds background."""
    made = []
    for mask, label in zip(scene.masks, scene.labels):
        left, top, right, bottom = bounds(mask)
        inner = np.pad(mask, 1)
        inner = inner[1:-1, 1:-1] & inner[:-2, 1:-1] & inner[2:, 1:-1] & inner[1:-1, :-2] & inner[1:-1, 2:]
        values = np.dstack([scene.pixels, inner.astype(np.uint8) * 255])[top:bottom, left:right]
        made.append(Piece(Image.fromarray(values), int(label)))
    return made


def whole_piece(pixels: np.ndarray) -> list[Piece]:
    """Returns what is on white in a picture of other things as one cut-out, if it is on white."""
    mask = on_white(pixels)
    if mask is None or not 0.02 < mask.mean() < 0.8:
        return []
    return pieces(visible(mask[None], [OTHER], pixels))


def boxed_scenes(file: Path, labels: list[str], sources: set[str]) -> list[Scene]:
    """Reads the pictures of some sources from COCO's instances.json; `other` things count as background."""
    document = json.loads(file.read_text())
    names = {each["id"]: each["name"] for each in document["categories"]}
    objects: dict[int, list[dict]] = {}
    for each in document["annotations"]:
        if names[each["category_id"]] in labels:
            objects.setdefault(each["image_id"], []).append(each)
    scenes = []
    for each in document["images"]:
        if each["source"] in sources:
            found = objects.get(each["id"], [])
            pixels = np.asarray(pictures.decode((file.parent / each["file_name"]).read_bytes()))
            boxes = np.array([o["bbox"] for o in found], np.float32).reshape(-1, 4)
            boxes[:, 2:] += boxes[:, :2]
            kinds = np.array([labels.index(names[o["category_id"]]) for o in found], np.int64)
            scenes.append(Scene(pixels, boxes, kinds, None, False, not turned(pixels), each["source"]))
    return scenes


def turned(pixels: np.ndarray) -> bool:
    """Tells whether a picture was rotated: two of its corners or more are black. Its boxes are then too large."""
    corners = pixels[[0, 0, -1, -1], [0, -1, 0, -1]].max(1)
    return int((corners < 12).sum()) >= 2


def other_pictures(paths: list[Path]) -> dict[str, np.ndarray]:
    """Returns the pictures of other things by name, their longest side at most LONGEST."""
    made = {}
    for picture in pictures.read(paths):
        if picture.split == pictures.OTHER:
            image = pictures.decode(picture.encoded)
            image.thumbnail((LONGEST, LONGEST), Image.Resampling.BILINEAR)
            made["/".join(PurePosixPath(picture.name).parts[-2:])] = np.asarray(image)
    return made


def collect(
    cutouts: Path, boxes: Path | None, paths: list[Path], labels: list[str], recipe: Recipe, chosen: set[str] | None
) -> tuple[Part, Part]:
    """Reads everything. Returns what is trained on, and what is held out by source."""
    sides = []
    others = other_pictures(paths)
    for keep in (False, True):
        part = Part({}, {}, [], [])
        for cutout in read_cutouts(cutouts, chosen):
            if ("/" in cutout.group and held(cutout.group, recipe.held)) == keep:
                label = labels.index(cutout.label)
                scene = masked_scene(cutouts, cutout, label)
                part.masked.setdefault(label, []).append(scene)
                part.pieces.setdefault(label, []).extend(pieces(scene))
        part.others.extend(pixels for name, pixels in others.items() if held(name, recipe.held) == keep)
        distractors = [piece for pixels in part.others for piece in whole_piece(pixels)]
        if distractors:
            part.pieces[OTHER] = distractors
        if boxes:
            part.boxed.extend(boxed_scenes(boxes, labels, set(recipe.reported if keep else recipe.boxes)))
        sides.append(part)
    return sides[0], sides[1]
