"""The command `cifar10`: trains, packs, and writes the card and the golden pictures."""

import argparse
from argparse import Namespace
from pathlib import Path

import yaml

HERE = Path(__file__).parent.parent.parent
SAMPLES = HERE.parent.parent / "deploy/local/src/main/resources/samples"
GOLDEN = ["cabbage", "carrot", "cucumber", "papaya", "pumpkin", "tomato"]


def add(commands: argparse._SubParsersAction) -> None:
    cifar = commands.add_parser("cifar10", help="train and pack cifar10 from CIFAR-10's python form or folders")
    cifar.add_argument("data", type=Path, help="cifar-10-batches-py, its .tar.gz, or a folder with train/ and test/")
    cifar.add_argument("--version-folder", type=Path, required=True)
    cifar.add_argument("--version", default="1.0.0")
    cifar.add_argument("--seeds", type=int, nargs="+", default=[1], help="the best on validation is packed")
    cifar.add_argument("--epochs", type=int, default=16)
    cifar.add_argument("--batch", type=int, default=64, help="pictures a step")
    cifar.add_argument("--precisions", nargs="+", choices=["int8", "fp32"], default=["int8", "fp32"])
    cifar.add_argument("--about", type=Path, default=HERE / "cifar10.yaml", help="licence, description, data")
    cifar.add_argument("--samples", type=Path, default=SAMPLES, help="folder of the golden pictures")
    cifar.set_defaults(run=run)


def run(options: Namespace) -> None:
    import torch

    from .. import golden_set, version
    from ..reference.version import Version
    from . import card, dataset, release, seeds, train
    from .network import CifarNet

    data = dataset.read(options.data)
    print(f"{len(data.train)} training and {len(data.test)} test pictures, {len(data.labels)} classes", flush=True)
    trained = seeds.train(data, train.Plan(options.epochs, options.batch), options.seeds, options.work)
    best = seeds.best(trained)
    net = CifarNet(len(data.labels)).to(memory_format=torch.channels_last)
    net.load_state_dict(torch.load(best.weights))
    training, validation = dataset.hold_out(data.train, seeds.SPLIT_SEED)
    parts = {"validation": validation, "test": data.test}
    exact = {name: 100 * train.figures(train.logits(net, part.images), part.label)[1] for name, part in parts.items()}
    about = yaml.safe_load(options.about.read_text())
    identity = release.Identity("cifar10", options.version, data.labels, about)
    folder = options.version_folder
    document = release.pack(net, training, validation, folder, identity, options.precisions)
    document["training"] |= {"seed": best.seed, "epochs": len(best.log), "form": data.form}
    version.write(folder, document)
    release.write_curves(best.log, folder / release.CURVES)
    tables = {}
    for name, part in parts.items():
        scores = release.probabilities(folder / release.INT8, part.images)
        tables[name] = card.predictions(scores, part, data.labels, document["certainty"]["threshold"])
    card.write(folder, tables, exact, trained, about)
    golden_set.write(Version(folder), [options.samples / f"{name}.jpg" for name in GOLDEN])
    figures = ", ".join(f"{name} {100 * table.right.mean():.2f} %" for name, table in tables.items())
    print(f"{folder} is ready: {figures} (INT8)")
