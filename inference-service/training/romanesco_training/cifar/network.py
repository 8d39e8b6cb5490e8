"""The network: three blocks of two convolutions, then three dense layers."""

import copy

from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

BLOCKS = (32, 64, 128)
DENSE = (2048, 1024, 512)
GRID = 4
"""Side of the last block's output: pooling halves 32 pixels three times."""


class CifarNet(nn.Module):
    """Maps pixels scaled to 0..1, [N,3,32,32], to logits [N,C]."""

    def __init__(self, classes: int, blocks=BLOCKS, dense=DENSE, dropout: float = 0.1, dense_dropout: float = 0.2):
        super().__init__()
        layers, width = [], 3
        for filters in blocks:
            layers += [*convolution(width, filters), *convolution(filters, filters), nn.MaxPool2d(2)]
            layers.append(nn.Dropout(dropout))
            width = filters
        self.features = nn.Sequential(*layers)
        layers, width = [nn.Flatten()], width * GRID * GRID
        for units in dense:
            layers += [nn.Linear(width, units), nn.ReLU(inplace=True), nn.Dropout(dense_dropout)]
            width = units
        self.head = nn.Sequential(*layers, nn.Linear(width, classes))

    def forward(self, x: Tensor) -> Tensor:
        return self.head(self.features(x))


def convolution(width: int, filters: int) -> list[nn.Module]:
    return [nn.Conv2d(width, filters, 3, padding=1, bias=False), nn.BatchNorm2d(filters), nn.ReLU(inplace=True)]


def scaled(image: Tensor) -> Tensor:
    """Maps uint8 [N,32,32,3] to floats in 0..1, [N,3,32,32], channels last in memory."""
    return image.permute(0, 3, 1, 2).float() / 255


class Servable(nn.Module):
    """Maps uint8 RGB [N,32,32,3] to probabilities [N,C], the softmax at the fitted temperature."""

    def __init__(self, net: CifarNet, temperature: float):
        super().__init__()
        self.net = folded(net)
        self.temperature = temperature

    def forward(self, image: Tensor) -> Tensor:
        return (self.net(image.permute(0, 3, 1, 2).float()) / self.temperature).softmax(1)


def folded(net: CifarNet) -> CifarNet:
    """Returns a copy for inference: batch norms and the scale of the pixels are in the convolutions' weights.

    The scale has no offset, so the zero padding of the first convolution stays right and raw bytes are exact in 8 bits.
    """
    net = copy.deepcopy(net).float().eval()
    layers = []
    for layer in net.features:
        if isinstance(layer, nn.BatchNorm2d):
            layers[-1] = fuse_conv_bn_eval(layers[-1], layer)
        elif not isinstance(layer, nn.Dropout):
            layers.append(layer)
    layers[0].weight.data /= 255
    net.features = nn.Sequential(*layers)
    net.head = nn.Sequential(*(layer for layer in net.head if not isinstance(layer, nn.Dropout)))
    return net
