"""Command line: python -m romanesco_training COMMAND. `tools` has the commands that need no PyTorch."""

import argparse
import sys
from pathlib import Path

import yaml

from . import tools
from .cifar import command as cifar10
from .experiments import command as experiments
from .instances import commands as instances

HERE = Path(__file__).parent.parent


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(prog="romanesco_training", description="Makes a model version from pictures.")
    top.add_argument("--work", type=Path, default=Path(".romanesco/training"), help="folder for intermediate files")
    top.add_argument("--threads", type=int, default=0, help="CPU threads, 0 for all")
    commands = top.add_subparsers(dest="command", required=True)

    prepare = commands.add_parser("prepare", help="decode pictures and decide what is held out")
    prepare.add_argument("data", type=Path, nargs="+", help="folders or tars")
    prepare.add_argument("--seed", type=int, default=0)

    train = commands.add_parser("train", help="train, or resume after the last complete epoch")
    train.add_argument("--weights", choices=["imagenet", "nsfwjs", "none"], help="instead of the recipe's")
    train.add_argument("--workers", type=int, default=1, help="data loading processes for each training process")
    train.add_argument("--processes", type=int, default=1, help="single-threaded processes that train together")

    export = commands.add_parser("export", help="calibrate and write the FP32 graph")
    export.add_argument("--name", default="vegetables")
    export.add_argument("--version", default="1.2.0")

    quantize = commands.add_parser("quantize", help="write the version's files and model.yaml")
    quantize.add_argument("--seed", type=int, default=0)

    evaluate = commands.add_parser("evaluate", help="predict pictures in folders or tars; write CSV, print figures")
    evaluate.add_argument("data", type=Path, nargs="+")
    evaluate.add_argument("--csv", type=Path, required=True)
    evaluate.add_argument("--file", default="model.onnx", help="which of the version's files")

    doubt = commands.add_parser("doubt", help="compare scores for certain answers, on choosing and reported sources")

    golden = commands.add_parser(
        "golden", help="write drawn pictures and the model's outputs for them, for the service's tests"
    )
    golden.add_argument("target", type=Path)

    card = commands.add_parser("card", help="write the model card from predictions (CSV)")
    card.add_argument("csv", type=Path, nargs="+")
    card.add_argument("--by", default="the training package", help="the program that made the predictions")

    held = commands.add_parser("held", help="copy the held-out pictures of elsewhere and other")
    held.add_argument("data", type=Path, nargs="+")
    held.add_argument("target", type=Path)

    for command in (train, export, doubt):
        command.add_argument("--recipe", type=Path, default=HERE / "recipe.yaml")
    for command in (quantize, evaluate, golden, card):
        command.add_argument("--version-folder", type=Path, required=True)
    for command in (quantize, card):
        command.add_argument("--about", type=Path, default=HERE / "vegetables.yaml", help="licence, description, data")
    cifar10.add(commands)
    experiments.add(commands)
    tools.add(commands)
    instances.add(commands)
    return top


def main(arguments: list[str] | None = None) -> None:
    options = parser().parse_args(arguments)
    try:
        (options.run if "run" in options else run_training)(options)
    except (ValueError, FileNotFoundError) as problem:
        sys.exit(f"romanesco_training {options.command}: {problem}")


def run_training(options: argparse.Namespace) -> None:
    import torch

    from . import commands

    if options.threads:
        torch.set_num_threads(options.threads)
    if "about" in options:
        options.about = yaml.safe_load(options.about.read_text())
    getattr(commands, options.command)(options)
