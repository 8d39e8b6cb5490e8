"""Commands that need no PyTorch: reference, coco, fixtures."""

import argparse
import json
from argparse import Namespace
from pathlib import Path

SERVICE_TESTS = Path(__file__).parent.parent.parent / "src/test/resources/tasks"


def add(commands: argparse._SubParsersAction) -> None:
    """Adds the commands to the parser."""
    reference = commands.add_parser("reference", help="run a version on pictures with NumPy; write results as JSON")
    reference.add_argument("--model", type=Path, required=True, help="the version's folder")
    reference.add_argument("--pictures", type=Path, required=True, help="a folder, or a tar")
    reference.add_argument("--out", type=Path, required=True)
    reference.add_argument("--precision", help="which of the version's files; default: as model.yaml says")
    reference.add_argument("--score", type=float, help="score threshold instead of model.yaml's")
    reference.set_defaults(run=run_reference)

    coco = commands.add_parser("coco", help="compute COCO's average precision of results")
    coco.add_argument("--truth", type=Path, required=True, help="instances.json, or a tar that holds one")
    coco.add_argument("--results", type=Path, required=True, nargs="+", help="JSON of `reference` or of the service")
    coco.set_defaults(run=run_coco)

    agree = commands.add_parser("agree", help="compare two results: largest differences of boxes and scores")
    agree.add_argument("first", type=Path)
    agree.add_argument("second", type=Path)
    agree.set_defaults(run=run_agree)

    fixtures = commands.add_parser("fixtures", help="write the tiny models of the service's tests")
    fixtures.add_argument("target", type=Path, nargs="?", default=SERVICE_TESTS)
    fixtures.set_defaults(run=run_fixtures)


def run_reference(options: Namespace) -> None:
    from .reference.run import run

    answers = run(options.model, options.pictures, options.precision, options.score)
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


def run_fixtures(options: Namespace) -> None:
    from .fixtures.write import write

    write(options.target)
