"""The graph that the service runs. It maps raw pixels to probabilities, activation maps and confidence."""

import copy

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval
from torchvision.models.inception import BasicConv2d

from .model import ActivationNet


class Servable(nn.Module):
    """Wraps a trained network whose first `classes` outputs are the labels; one more output means "none of them".

    `probabilities` is a softmax over the labels only. `confidence` is the best label's probability in a softmax that
    includes "none of them", so it is low for pictures of other things.
    """

    def __init__(self, model: ActivationNet, classes: int, temperature: float):
        super().__init__()
        self.model = folded(model)
        self.classes = classes
        self.temperature = temperature

    def forward(self, image: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Maps uint8 RGB [N,299,299,3] to probabilities [N,C], activation maps [N,C,8,8] and confidence [N]."""
        maps = self.model.activation(image.permute(0, 3, 1, 2).float())
        logits = maps.mean((2, 3)) / self.temperature
        probabilities = torch.softmax(logits[:, : self.classes], 1)
        confidence = torch.softmax(logits, 1)[:, : self.classes].amax(1)
        return probabilities, maps[:, : self.classes], confidence


def folded(model: ActivationNet) -> ActivationNet:
    """Returns a copy in evaluation mode with batch norms and input scaling folded into the convolutions.

    Raw 0..255 pixels make 8-bit input exact: scale 1, zero point 0. The first convolution has no padding, so
    conv(x / 127.5 - 1) = conv(x) / 127.5 - Σw holds at every position.
    """
    model = copy.deepcopy(model).float().eval()
    model.dropout = nn.Identity()
    for block in model.trunk.modules():
        if isinstance(block, BasicConv2d):
            block.conv = fuse_conv_bn_eval(block.conv, block.bn)
            block.bn = nn.Identity()
    first = next(block for block in model.trunk.modules() if isinstance(block, BasicConv2d)).conv
    with torch.no_grad():
        first.bias.sub_(first.weight.sum((1, 2, 3)))
        first.weight.div_(127.5)
    return model
