"""Makes pictures with exact masks from photographs of few objects before a background that can be told apart."""

import csv
import hashlib
import json
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

import numpy as np
from PIL import Image
from tqdm import tqdm

from .. import pictures
from . import foreground, regions

LONGEST = 320
SMALLEST, CERTAIN = 0.01, 0.9
INDEX = "cutouts.json"


@dataclass(frozen=True)
class Cutout:
    """A picture whose objects have masks: `<key>.jpg`, and in `<key>.png` 0 for background, k for the k-th object.

    `group` names the source, which stays on one side of a split. Objects that touch count as one.
    """

    key: str
    name: str
    label: str
    group: str
    method: str
    objects: int


def prepare(paths: list[Path], labels: list[str], folder: Path, most: int, chosen: set[str] | None) -> list[Cutout]:
    """Goes through the pictures of each class, those of the rarest sources first, until `most` of a class are kept. With `chosen`, only pictures with these names are looked at.

    Pictures that were looked at stay in `folder`, so the work can be interrupted.
    """
    folder.mkdir(parents=True, exist_ok=True)
    seen = folder / "seen.jsonl"
    done = {}
    if seen.exists():
        done = {entry["name"]: entry for entry in map(json.loads, seen.read_text().splitlines())}
    network, counts, kept = Lazy(folder / "saliency"), defaultdict(int), []
    with seen.open("a") as log:
        for name, label, group, encoded in tqdm(candidates(paths, labels), "cut-outs", unit="picture", mininterval=10):
            if counts[label] >= most or (chosen is not None and name not in chosen):
                continue
            if name not in done:
                made = cut(pictures.decode(encoded), network.probability)
                entry = {"name": name, "made": None}
                if made is not None:
                    entry["made"] = asdict(store(folder, name, label, group, made))
                print(json.dumps(entry), file=log, flush=True)
                done[name] = entry
            if done[name]["made"]:
                kept.append(Cutout(**done[name]["made"]))
                counts[label] += 1
    (folder / INDEX).write_text(json.dumps([asdict(each) for each in kept], indent=0))
    return kept


class Lazy:
    """Brings the saliency network when the first picture needs it."""

    def __init__(self, folder: Path):
        self.folder, self.network = folder, None

    def probability(self, image: Image.Image) -> np.ndarray:
        self.network = self.network or foreground.Saliency(self.folder)
        return self.network.probability(image)


def candidates(paths: list[Path], labels: list[str]) -> list[tuple[str, str, str, bytes]]:
    """Returns name, label, group and content of all labelled pictures in the order in which they are tried.

    The classes take turns. Within a class the sources take turns, so that no large source fills it alone.
    """
    named = sources(paths)
    queues: dict[str, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    for picture in pictures.read(paths):
        if picture.label in labels and picture.split not in ("validation", "test"):
            # Where the data lie does not matter: `train/Bean/0001.jpg`, also inside further folders.
            name = "/".join(PurePosixPath(picture.name).parts[-3:])
            group = named.get(name, name.split("/")[0])
            entry = (name, picture.label, group, picture.encoded)
            queues[picture.label][group].append(entry)
    order = []
    for label, groups in queues.items():
        placed = []
        for group, entries in groups.items():
            entries.sort(key=lambda entry: hashlib.sha1(entry[0].encode()).digest())
            placed += [(n, hashlib.sha1(group.encode()).digest(), entry) for n, entry in enumerate(entries)]
        placed.sort(key=lambda each: each[:2])
        order += [(n, label, each[2]) for n, each in enumerate(placed)]
    return [entry for _, _, entry in sorted(order, key=lambda each: each[:2])]


def sources(paths: list[Path]) -> dict[str, str]:
    """Returns the source of each picture that a .tsv beside or inside the data names (columns file and repository)."""
    named = {}
    for path in paths:
        for table in path.glob("*.tsv") if path.is_dir() else [path.with_suffix(".tsv")]:
            if table.exists():
                with table.open() as lines:
                    for row in csv.reader(lines, delimiter="\t"):
                        named[row[0]] = row[2] if row[1] in row[0].split("/") else row[1]
    return named


def cut(
    image: Image.Image, probability: Callable[[Image.Image], np.ndarray]
) -> tuple[Image.Image, np.ndarray, str] | None:
    """Returns the picture, the numbers of its regions uint8 [H,W], and the method; or None if the mask is unclear."""
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.BILINEAR)
    mask, method = foreground.on_white(np.asarray(image)), "white"
    if mask is None:
        values, method = probability(image), "saliency"
        mask = regions.filled(values > 0.5)
        if not mask.any() or values[mask].mean() < CERTAIN:
            return None
    if not SMALLEST < mask.mean() < 0.9:
        return None
    mask = regions.opened(mask, 1)
    found = regions.regions(mask, int(SMALLEST * mask.size))
    if not found or len(found) > 12 or sum(each.sum() for each in found) < 0.9 * mask.sum():
        return None
    numbers = np.zeros(mask.shape, np.uint8)
    for n, each in enumerate(found):
        numbers[each] = n + 1
    return image, numbers, method


def store(folder: Path, name: str, label: str, group: str, made: tuple) -> Cutout:
    image, numbers, method = made
    key = f"{label}-{hashlib.sha1(name.encode()).hexdigest()[:12]}"
    image.save(folder / f"{key}.jpg", quality=95)
    Image.fromarray(numbers).save(folder / f"{key}.png")
    return Cutout(key, name, label, group, method, int(numbers.max()))
