"""The command `experiment`."""

import argparse
from argparse import Namespace
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent.parent
REPORT = ROOT / "deploy/bench/history/vegetables-experiments.md"
MODELS = ROOT / "inference-service/models"
NAMES = ["resizing", "enhancement", "finetuning", "networks", "composites", "data", "variants"]
HEAD = """# Experiments with the vegetables' data

Small networks, small subsets and short runs, to see what matters before `make model` trains on everything: compare rows of one table, not tables.
"unseen sources" are pictures of `vegetables-more`, whose sources are in no training picture. ± is the standard deviation over the seeds, which
differ in the head's first weights and the order of pictures. Command: `make experiments DATA=folder`.
"""


def add(commands: argparse._SubParsersAction) -> None:
    experiment = commands.add_parser("experiment", help="run a small experiment and write its table")
    experiment.add_argument("name", choices=[*NAMES, "all"])
    experiment.add_argument(
        "data", type=Path, nargs="+", help="folders or tars with train, validation, elsewhere, more, other"
    )
    experiment.add_argument("--out", type=Path, default=REPORT, help="Markdown file with all tables")
    experiment.add_argument("--models", type=Path, default=MODELS, help="folder with the version that is measured")
    experiment.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    experiment.add_argument("--epochs", type=int, default=8)
    experiment.add_argument("--limits", type=int, nargs=3, default=[30, 15, 12], metavar=("TRAIN", "VALIDATION", "UNSEEN"),
                            help="pictures of each class, at most")  # fmt: skip
    experiment.add_argument("--sheet", type=Path, help="with `data`: draw examples of each class into this file")
    experiment.set_defaults(run=run)


def run(options: Namespace) -> None:
    import torch

    from . import composites, described, finetuning, networks, preprocessing, sections, variants
    from .setup import Setup
    from .subset import Limits

    if options.threads:
        torch.set_num_threads(options.threads)
    experiments = {
        "resizing": preprocessing.resizing,
        "enhancement": preprocessing.enhancement,
        "finetuning": finetuning.compare,
        "networks": networks.compare,
        "composites": composites.compare,
        "data": described.describe,
        "variants": variants.show,
    }
    work = options.work / "experiments"
    setup = Setup(options.data, work, Limits(*options.limits), options.seeds, options.epochs, options.models)
    if options.sheet:
        described.sheet(setup, options.sheet)
    for name in NAMES if options.name == "all" else [options.name]:
        made = experiments[name](setup)
        sections.save(work / "sections", name, made)
        sections.report(work / "sections", NAMES, HEAD, options.out)
        print("\n".join(section.markdown() for section in made), flush=True)
