"""The graph that the service runs: from raw pixels to boxes, scores, coefficients and prototypes."""

import copy
from pathlib import Path

import onnx
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from ..export import OPSET, strip
from .backbone import MEAN, SCALE, Same
from .network import Instances, Pointwise, Separable, centers

SIZE = 320


class Servable(nn.Module):
    """Wraps a trained network. Batch norms and input scaling are folded into the convolutions."""

    def __init__(self, model: Instances):
        super().__init__()
        self.model = folded(model)
        points, _ = centers(SIZE)
        self.register_buffer("points", points)

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor]:
        """Maps uint8 RGB [N,320,320,3] to rows [N,4+C+K,A] and prototypes [N,K,80,80].

        A row holds centre x, y, width and height in pixels of the input, C scores in 0..1, and K coefficients.
        """
        # Raw 0..255 pixels are exact in 8 bits. The network was trained with zeros beside normalised pixels: MEAN here.
        stem = self.model.backbone._conv_stem
        x = nn.Conv2d.forward(stem, F.pad(image.permute(0, 3, 1, 2).float(), stem.pads, value=MEAN))
        raw = self.model.decode(self.model.backbone.after_stem(F.relu6(x)))
        sides = raw.distances
        center = self.points + (sides[..., 2:] - sides[..., :2]) / 2
        size = sides[..., :2] + sides[..., 2:]
        rows = torch.cat([center, size, raw.logits.sigmoid(), raw.coefficients], 2)
        return rows.transpose(1, 2), raw.prototypes


def folded(model: Instances) -> Instances:
    """Returns a copy in evaluation mode with batch norms and input scaling folded into the convolutions."""
    model = copy.deepcopy(model).float().eval()
    for block in model.modules():
        if isinstance(block, (Separable, Pointwise)):
            at = next(n for n, layer in enumerate(block) if isinstance(layer, nn.BatchNorm2d))
            block[at - 1] = fuse_conv_bn_eval(block[at - 1], block[at])
            block[at] = nn.Identity()
    stem: Same = model.backbone._conv_stem
    with torch.no_grad():
        stem.bias.sub_(stem.weight.sum((1, 2, 3)) * MEAN / SCALE)
        stem.weight.div_(SCALE)
    return model.to(memory_format=torch.contiguous_format)


def export(model: Instances, path: Path, metadata: dict[str, str]) -> None:
    """Writes the FP32 graph. The batch dimension N is dynamic. `metadata` becomes model properties."""
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        Servable(model).eval(),
        (torch.zeros(2, SIZE, SIZE, 3, dtype=torch.uint8),),
        path,
        input_names=["image"],
        output_names=["rows", "prototypes"],
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
