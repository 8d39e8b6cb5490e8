"""Implements each command. `cli` parses the options."""

import dataclasses
import json
from argparse import Namespace

from . import card as cards
from . import (
    by_source,
    curves,
    data,
    measure,
    parallel,
    parts,
    pictures,
    predictions,
    recipe,
    release,
    sources,
    version,
)
from . import doubt as doubts
from . import evaluate as evaluation
from . import golden as goldens
from .train import TEACHER, Trainer


def prepare(options: Namespace) -> None:
    prepared = data.prepare(options.data, options.work / "prepared", options.seed)
    for part in sorted(set(prepared.part)):
        print(f"{part}: {len(prepared.of(part))}")
    # A folder that does not belong to the data becomes a class; the list shows it.
    print(f"{len(prepared.labels)} labels: {', '.join(prepared.labels)}")


def train(options: Namespace) -> None:
    chosen = recipe.read(options.recipe)
    if options.weights:
        chosen = dataclasses.replace(chosen, weights=options.weights)
    prepared = data.load(options.work / "prepared")

    def run() -> None:
        if chosen.distillation:
            Trainer(prepared, chosen.teacher(), options.work / TEACHER, options.workers).run()
        Trainer(prepared, chosen, options.work, options.workers).run()

    parallel.launch(options.processes, run)


def export(options: Namespace) -> None:
    identity = release.Identity(options.name, options.version)
    prepared = data.load(options.work / "prepared")
    network, target = recipe.read(options.recipe).network, options.work / "fp32.onnx"
    temperature = release.export_version(prepared, options.work / "model.pt", network, target, identity)
    print(f"temperature {temperature:.4f}")


def quantize(options: Namespace) -> None:
    prepared = data.load(options.work / "prepared")
    source = options.work / "fp32.onnx"
    document = release.quantize_version(prepared, source, options.version_folder, options.about, options.seed)
    curves.write(options.work / "log.jsonl", options.version_folder)
    version.write(options.version_folder, document | {"training": {"curves": curves.FILE}})
    print(f"threshold {document['certainty']['threshold']}")


def evaluate(options: Namespace) -> None:
    document = version.read(options.version_folder)
    entries = evaluation.from_paths(options.data)
    threshold = document["certainty"]["threshold"]
    table = evaluation.predict(options.version_folder / options.file, document["labels"], entries, threshold)
    predictions.write(options.csv, table)
    labelled = table.where(table.label >= 0)
    figures = {"all": evaluation.summary(labelled)} if len(labelled) else {}
    other = table.where(table.label < 0)
    if len(labelled) and len(other):
        figures["other"] = evaluation.rejection(labelled, other)
    print(json.dumps(figures, indent=1))
    named = {file: source for path in options.data for file, source in sources.beside(path).items()}
    if named:
        print(by_source.text(by_source.rows(table, named)))


def doubt(options: Namespace) -> None:
    prepared = data.load(options.work / "prepared")
    model = release.trained(prepared, options.work / "model.pt", recipe.read(options.recipe).network)
    logits = {part: measure.logits(model, prepared, prepared.of(part)) for part in parts.CHOOSING + parts.UNSEEN}
    sides = [(logits[p], prepared.label[prepared.of(p)], logits[f"other-{p}"]) for p in ("choosing", "reporting")]
    for row in doubts.compare(len(prepared.labels), *sides):
        print(json.dumps(row))


def golden(options: Namespace) -> None:
    document = version.read(options.version_folder)
    goldens.write(options.version_folder / release.INT8, document["labels"], options.target)


def card(options: Namespace) -> None:
    table = predictions.read_all(options.csv, version.read(options.version_folder)["labels"])
    prepared = data.load(options.work / "prepared")
    used = set(prepared.name[prepared.of(*parts.TRAINING, *parts.CHOOSING)])
    named = dict(zip(prepared.name.tolist(), prepared.source.tolist(), strict=True))
    cards.write(options.version_folder, cards.unused(table, used), named, options.about, options.by)


def held(options: Namespace) -> None:
    prepared = data.load(options.work / "prepared")
    names = set(prepared.name[prepared.of(*parts.REPORTED)])
    for picture in pictures.read(options.data):
        if picture.name in names:
            target = options.target / picture.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(picture.encoded)
