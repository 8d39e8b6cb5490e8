"""InceptionV3 with a class-activation head."""

from torch import Tensor, nn
from torchvision.models import inception_v3

FEATURES = 2048
TEST_SIZE = 299

STAGES = (
    "Conv2d_1a_3x3", "Conv2d_2a_3x3", "Conv2d_2b_3x3", "maxpool1", "Conv2d_3b_1x1", "Conv2d_4a_3x3", "maxpool2",
    "Mixed_5b", "Mixed_5c", "Mixed_5d", "Mixed_6a", "Mixed_6b", "Mixed_6c", "Mixed_6d", "Mixed_6e",
    "Mixed_7a", "Mixed_7b", "Mixed_7c",
)  # fmt: skip
"""The trunk's modules in forward order, named as in torchvision."""


class ActivationNet(nn.Module):
    """InceptionV3 trunk with a 1×1 convolution as head.

    The head runs before the spatial mean, so one pass gives class activation maps and logits: the mean of a class's map
    is its logit (Zhou et al. 2016, "Learning Deep Features for Discriminative Localization").
    """

    def __init__(self, classes: int, dropout: float = 0.2):
        super().__init__()
        donor = inception_v3(weights=None, aux_logits=False, init_weights=False)
        self.trunk = nn.Sequential()
        for name in STAGES:
            self.trunk.add_module(name, getattr(donor, name))
        self.dropout = nn.Dropout2d(dropout)
        self.head = nn.Conv2d(FEATURES, classes, 1)
        nn.init.normal_(self.head.weight, std=0.01)
        nn.init.zeros_(self.head.bias)

    def activation(self, x: Tensor) -> Tensor:
        """Maps normalised pictures [N,3,H,W] to class activation maps [N,C,h,w], the logits before the mean."""
        return self.head(self.dropout(self.trunk(x)))

    def forward(self, x: Tensor) -> Tensor:
        """Maps normalised pictures [N,3,H,W] to logits [N,C]."""
        return self.activation(x).float().mean((2, 3))


def normalise(image: Tensor) -> Tensor:
    """Maps pixels 0..255 of any type to floats in -1..1, the input range of the ImageNet weights."""
    return image / 127.5 - 1


def stages(model: ActivationNet, last: str) -> nn.Sequential:
    """Returns the trunk's modules from the first to `last`, inclusive; none for an empty name."""
    return model.trunk[: STAGES.index(last) + 1 if last else 0]
