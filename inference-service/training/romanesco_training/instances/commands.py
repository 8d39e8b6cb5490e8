"""The commands that make an instance model. `cutouts` and `train` can be interrupted; they go on where they were."""

import argparse
from argparse import Namespace
from pathlib import Path

import yaml

from ..tools import SAMPLES

LABELS = [
    "Bean", "Bitter_Gourd", "Bottle_Gourd", "Brinjal", "Broccoli", "Cabbage", "Capsicum", "Carrot", "Cauliflower",
    "Cucumber", "Papaya", "Potato", "Pumpkin", "Radish", "Tomato",
]  # fmt: skip
EXAMPLES = ("tomato", "carrot", "capsicum", "cabbage", "papaya", "radish")
GOLDEN = ("tomato", "carrot", "capsicum", "cabbage", "papaya", "cauliflower", "pumpkin", "cucumber")
HERE = Path(__file__).parent.parent.parent / "vegetable-instances"


def add(commands: argparse._SubParsersAction) -> None:
    """Adds the commands to the parser."""
    cutouts = commands.add_parser("instance-cutouts", help="make pictures with masks from photographs of few objects")
    cutouts.add_argument("--all", action="store_true", help="look at all pictures, to choose those for single.txt")
    cutouts.set_defaults(run=run_cutouts)

    train = commands.add_parser("instance-train", help="train an instance model, or resume after the last checkpoint")
    train.add_argument("--processes", type=int, default=1, help="single-threaded processes that train together")
    train.set_defaults(run=run_train)

    release = commands.add_parser("instance-release", help="write the version's files, figures and card")
    release.add_argument("--name", default="vegetable-instances")
    release.add_argument("--version", default="1.0.0")
    release.add_argument("--version-folder", type=Path, required=True)
    release.set_defaults(run=run_release)

    for command in (cutouts, train, release):
        command.add_argument("data", type=Path, nargs="+", help="folders or tars of labelled pictures")
        command.add_argument("--folder", type=Path, default=HERE, help="recipe, chosen pictures and prose of the model")
        command.add_argument("--labels", nargs="+", default=LABELS)
    for command in (train, release):
        command.add_argument("--boxes", type=Path, help="instances.json beside its pictures")


def run_cutouts(options: Namespace) -> None:
    from . import cutouts, recipe

    most = recipe.read(options.folder / "recipe.yaml").most
    names = None if options.all else chosen(options)
    kept = cutouts.prepare(options.data, options.labels, options.work / "cutouts", most, names)
    print(f"{len(kept)} pictures with masks")


def chosen(options: Namespace) -> set[str] | None:
    """Returns the names of the pictures that were chosen by eye, or None: all."""
    names = options.folder / "single.txt"
    return set(names.read_text().split()) if names.exists() else None


def parts(options: Namespace):
    """Returns the recipe, what is trained on, and what is held out."""
    from . import collection, recipe

    read = recipe.read(options.folder / "recipe.yaml")
    sides = collection.collect(
        options.work / "cutouts", options.boxes, options.data, options.labels, read, chosen(options)
    )
    return read, *sides


def run_train(options: Namespace) -> None:
    import torch

    from .. import parallel
    from .training import Trainer

    if options.threads:
        torch.set_num_threads(options.threads)
    recipe, trained, _ = parts(options)

    def work() -> None:
        trainer = Trainer(options.labels, recipe, options.work)
        trainer.start()
        trainer.run(trained)

    parallel.launch(options.processes, work)


def run_release(options: Namespace) -> None:
    import torch

    from . import card, figures, golden, release
    from .network import Instances

    recipe, trained, held = parts(options)
    about = yaml.safe_load((options.folder / "about.yaml").read_text())
    model = Instances(len(options.labels))
    model.load_state_dict(torch.load(options.work / "model.pt"))
    folder = options.version_folder
    tensors = release.range_pictures(trained, recipe)
    release.write(model, options.labels, options.name, options.version, about, tensors, folder)
    measured = figures.measure_version(folder, held, recipe)
    card.write(folder, measured, about, options.work / "log.jsonl", [SAMPLES / f"{name}.jpg" for name in EXAMPLES])
    golden.write(folder, [SAMPLES / f"{name}.jpg" for name in GOLDEN])
