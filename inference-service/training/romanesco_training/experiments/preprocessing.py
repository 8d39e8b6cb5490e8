"""How a picture is prepared: size and crop, and enhancement."""

from . import heads
from .heads import Plan, Set
from .sections import Section, spread
from .setup import COLUMNS, Setup
from .transforms import ENHANCEMENTS, recommended, stretched

PROBE = "A linear head on the frozen features of InceptionV3 (starting weights of nsfwjs, none of these pictures)."


def probe(setup: Setup, sets: dict[str, Set], epochs: int | None = None, each: bool = False) -> list[list[dict]]:
    """Trains a linear head for each seed; returns their logs."""
    plan = Plan(epochs or setup.epochs, each=each)
    return [heads.fit(heads.linear(sets["train"], setup.classes, seed), sets, plan, seed) for seed in setup.seeds]


def last(logs: list[list[dict]], parts) -> list[str]:
    """Cells with the last epoch's accuracies over the seeds."""
    return [spread([log[-1][part] for log in logs]) for part in parts]


def resizing(setup: Setup) -> list[Section]:
    """Baseline, 224 pixels stretched to 299, against torchvision's recommended transforms, epoch by epoch."""
    parts = list(setup.pictures)
    ways = {"stretched": stretched, "recommended": recommended}
    logs = {name: probe(setup, setup.sets(name, way), each=True) for name, way in ways.items()}
    columns = ["Epoch"] + [f"{name}, {COLUMNS[part]} %" for name in ways for part in parts]
    rows = [
        [epoch + 1] + [spread([log[epoch][part] for log in logs[name]]) for name in ways for part in parts]
        for epoch in range(setup.epochs)
    ]
    text = (
        f"{PROBE} Stretched: the whole picture (most have 224 × 224 pixels) becomes 299 × 299, pixels in -1..1, as in the "
        f"service. Recommended: shorter side 342, centre 299 × 299, ImageNet's mean and deviation. {setup.counts}"
    )
    return [Section("Stretching against torchvision's recommended transforms", text, columns, rows)]


def enhancement(setup: Setup) -> list[Section]:
    """Saturation, contrast and sharpness, raised in training and in the measured pictures alike."""
    parts = list(setup.pictures)
    ways = {"none": stretched} | ENHANCEMENTS
    rows = []
    for name, way in ways.items():
        key = "stretched" if name == "none" else name.replace(" × ", "-")
        rows.append([name, *last(probe(setup, setup.sets(key, way)), parts)])
    columns = ["Preprocessing", *(f"{COLUMNS[part]} %" for part in parts)]
    text = f"{PROBE} Every picture is changed in the same way, in training and after it. {setup.counts}"
    return [Section("Saturation, contrast, sharpness", text, columns, rows)]
