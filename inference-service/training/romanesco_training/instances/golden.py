"""Golden pictures of an instance model: only what is found with a score well above the threshold is expected."""

import json
import shutil
from pathlib import Path

from .. import golden_set, version
from ..reference.version import Version

RULE = {"folder": golden_set.FOLDER, "scoreDelta": 0.1, "minIou": 0.7}
MARGIN = 0.08
"""Processors without 8-bit dot products give other scores; an object this near the threshold might be missing there."""


def write(folder: Path, sources: list[Path]) -> None:
    """Writes the golden pictures on which something is found for sure. Without any there is no golden folder."""
    document = version.read(folder)
    version.write(folder, document | {"golden": dict(RULE)})
    golden_set.write(Version(folder), sources)
    target = folder / RULE["folder"]
    expected, limit = target / golden_set.EXPECTED, document["nms"]["score"] + MARGIN
    kept = []
    for picture in json.loads(expected.read_text())["pictures"]:
        sure = [each for each in picture["objects"] if each["score"] >= limit]
        if sure:
            kept.append(picture | {"objects": sure})
        else:
            (target / picture["file"]).unlink()
    lines = ",\n  ".join(json.dumps(picture) for picture in kept)
    expected.write_text(f'{{"pictures": [\n  {lines}\n]}}\n')
    if not kept:
        shutil.rmtree(target)
        version.write(folder, document)
