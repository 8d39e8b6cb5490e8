"""Writes a trained network as ONNX in FP32, with its labels and origin in the metadata."""

from pathlib import Path

import onnx
import torch

from .graph import Servable

OPSET = 18
OUTPUTS = ("probabilities", "activation", "confidence")


def export(servable: Servable, path: Path, metadata: dict[str, str]) -> None:
    """Writes the graph to `path`. The batch dimension N is dynamic. `metadata` becomes model properties."""
    size = servable.model.network.side
    image = torch.zeros(2, size, size, 3, dtype=torch.uint8)
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        servable.eval(),
        (image,),
        path,
        input_names=["image"],
        output_names=list(OUTPUTS),
        dynamic_shapes={"image": {0: torch.export.Dim("N")}},
        opset_version=OPSET,
        dynamo=True,
        external_data=False,
        verbose=False,
    )
    graph = onnx.load(path)
    strip(graph)
    onnx.helper.set_model_props(graph, metadata)
    onnx.checker.check_model(graph, full_check=True)
    onnx.save(graph, path)


def strip(graph: onnx.ModelProto) -> None:
    """Removes the exporter's notes, which contain file names of the machine that ran it."""
    graph.doc_string = ""
    graph.graph.doc_string = ""
    for node in graph.graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
    for value in [*graph.graph.input, *graph.graph.output, *graph.graph.value_info, *graph.graph.initializer]:
        del value.metadata_props[:]
    del graph.graph.metadata_props[:]
