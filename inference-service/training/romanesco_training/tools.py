"""Commands that need no PyTorch."""

import argparse
import json
from argparse import Namespace
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent
SERVICE_TESTS = ROOT / "inference-service/src/test/resources/tasks"
SAMPLES = ROOT / "deploy/local/src/main/resources/samples"


def add(commands: argparse._SubParsersAction) -> None:
    """Adds the commands to the parser."""
    reference = commands.add_parser("reference", help="run a version on pictures with NumPy; write results as JSON")
    reference.add_argument("--model", type=Path, required=True, help="the version's folder")
    reference.add_argument("--pictures", type=Path, required=True, help="a folder, or a tar")
    reference.add_argument("--out", type=Path, required=True)
    reference.add_argument("--precision", help="which of the version's files; default: as model.yaml says")
    reference.add_argument("--score", type=float, help="score threshold instead of model.yaml's")
    reference.add_argument("--srgb", type=Path, help="sRGB profile for pictures with a profile; default: LittleCMS's")
    reference.set_defaults(run=run_reference)

    coco = commands.add_parser("coco", help="compute COCO's average precision of results")
    coco.add_argument("--truth", type=Path, required=True, help="instances.json, or a tar that holds one")
    coco.add_argument("--results", type=Path, required=True, nargs="+", help="JSON of `reference` or of the service")
    coco.set_defaults(run=run_coco)

    agree = commands.add_parser("agree", help="compare two results: largest differences of boxes and scores")
    agree.add_argument("first", type=Path)
    agree.add_argument("second", type=Path)
    agree.set_defaults(run=run_agree)

    models = commands.add_parser("models", help="bring published models into a repository's folder")
    models.add_argument("target", type=Path)
    models.add_argument("names", nargs="*", help="default: all")
    models.add_argument("--samples", type=Path, default=SAMPLES, help="folder of the golden pictures")
    models.set_defaults(run=run_models)

    expect = commands.add_parser("expect", help="write a version's golden pictures and what it says of them")
    expect.add_argument("pictures", type=Path, nargs="+")
    expect.add_argument("--model", type=Path, required=True, help="the version's folder")
    expect.set_defaults(run=run_expect)

    compare = commands.add_parser("compare", help="make and measure a model's variants; writes compare.json and .md")
    compare.add_argument("--model", required=True, help="the version's folder, or resnet50: one with random weights")
    compare.add_argument("--work", dest="folder", type=Path, required=True, help="folder for the variants' files")
    compare.add_argument("--data", type=Path, help="labelled pictures: a folder or tar with class folders")
    compare.add_argument("--most", type=int, default=300, help="compared pictures, at most")
    compare.add_argument("--provider", choices=["cpu", "cuda", "tensorrt"], default="cpu")
    compare.add_argument("--inference-threads", type=int, default=0, help="0: ONNX Runtime chooses")
    compare.add_argument("--rounds", type=int, default=7)
    compare.add_argument("--note", default="", help="a sentence for the table")
    compare.set_defaults(run=run_compare)

    fixtures = commands.add_parser("fixtures", help="write the tiny models of the service's tests")
    fixtures.add_argument("target", type=Path, nargs="?", default=SERVICE_TESTS)
    fixtures.set_defaults(run=run_fixtures)


def run_reference(options: Namespace) -> None:
    from .reference.run import run

    answers = run(options.model, options.pictures, options.precision, options.score, options.srgb)
    options.out.write_text(json.dumps(answers, indent=0) + "\n")
    print(f"{len(answers)} pictures: {options.out}")


def run_coco(options: Namespace) -> None:
    from .reference import coco

    truth = coco.read_truth(options.truth)
    for results in options.results:
        print(json.dumps({"results": str(results)} | coco.evaluate(truth, json.loads(results.read_text()))))


def run_agree(options: Namespace) -> None:
    from .reference.agreement import compare

    print(json.dumps(compare(json.loads(options.first.read_text()), json.loads(options.second.read_text())), indent=1))


def run_models(options: Namespace) -> None:
    from .brought.recipes import RECIPES
    from .brought.store import make_all

    make_all(options.target, options.samples, options.names or list(RECIPES))


def run_expect(options: Namespace) -> None:
    from . import golden_set
    from .reference.version import Version

    golden_set.write(Version(options.model), options.pictures)


def run_compare(options: Namespace) -> None:
    from .variants import resnet
    from .variants.compare import Plan, compare
    from .variants.samples import choose

    folder, notes = Path(options.model), [options.note] if options.note else []
    if not (folder / "model.yaml").exists():
        folder = max(folder.glob("*/model.yaml"), default=folder / "model.yaml").parent
    if options.model == resnet.NAME:
        folder = options.folder / resnet.NAME / resnet.VERSION
        resnet.write(folder)
        notes.insert(0, "The weights are random: the table tells speed, and agreement of the arithmetic only.")
    samples = choose(options.data, SAMPLES, options.most)
    files = options.folder / "variants"
    plan = Plan(files, options.provider, options.inference_threads, options.rounds, " ".join(notes))
    compare(folder, samples, plan)
    print((folder / "compare.md").read_text())


def run_fixtures(options: Namespace) -> None:
    from .fixtures.write import write

    write(options.target)
