"""The graph that the service runs. It maps raw pixels to probabilities, activation maps and confidence."""

import copy

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval
from torchvision.models.inception import BasicConv2d

from .model import ActivationNet, normalise

PAIRS = (("conv", "bn"), ("_expand_conv", "_bn0"), ("_depthwise_conv", "_bn1"), ("_project_conv", "_bn2"), ("0", "1"))
"""Names of a convolution and its batch norm in the blocks of the networks."""


class Servable(nn.Module):
    """Wraps a trained network whose first `classes` outputs are the labels; one more output means "none of them".

    `probabilities` is a softmax over the labels only. `confidence` is the best label's probability in a softmax that
    includes "none of them", so it is low for pictures of other things.
    """

    def __init__(self, model: ActivationNet, classes: int, temperature: float):
        super().__init__()
        self.model = folded(model)
        self.raw = scale_first(self.model)
        self.classes = classes
        self.temperature = temperature

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Maps uint8 RGB [N,H,W,3] to probabilities [N,C], activation maps [N,C,h,w] and confidence [N]."""
        pixels = image.permute(0, 3, 1, 2).float()
        maps = self.model.activation(pixels if self.raw else normalise(pixels))
        logits = maps.mean((2, 3)) / self.temperature
        probabilities = torch.softmax(logits[:, : self.classes], 1)
        confidence = torch.softmax(logits, 1)[:, : self.classes].amax(1)
        return probabilities, maps[:, : self.classes], confidence


def folded(model: ActivationNet) -> ActivationNet:
    """Returns a copy in evaluation mode with batch norms folded into the convolutions."""
    model = copy.deepcopy(model).float().eval()
    model.dropout = nn.Identity()
    for block in model.trunk.modules():
        for conv, norm in PAIRS:
            if isinstance(getattr(block, norm, None), nn.BatchNorm2d):
                setattr(block, conv, fuse_conv_bn_eval(getattr(block, conv), getattr(block, norm)))
                setattr(block, norm, nn.Identity())
    return model


def scale_first(model: ActivationNet) -> bool:
    """Folds the input's scaling into the first convolution if it has no padding; tells whether it did.

    Raw 0..255 pixels make 8-bit input exact: scale 1, zero point 0. Without padding,
    conv(x / 127.5 - 1) = conv(x) / 127.5 - Σw holds at every position.
    """
    first = next(iter(model.trunk.children()))
    if not isinstance(first, BasicConv2d):
        return False
    with torch.no_grad():
        first.conv.bias.sub_(first.conv.weight.sum((1, 2, 3)))
        first.conv.weight.div_(127.5)
    return True
