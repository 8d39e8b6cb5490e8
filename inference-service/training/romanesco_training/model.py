"""A network with a class-activation head."""

from torch import Tensor, nn

from .networks import INCEPTION, NETWORKS

TEST_SIZE = NETWORKS[INCEPTION].side


class ActivationNet(nn.Module):
    """A trunk (InceptionV3 by default) with a 1×1 convolution as head.

    The head runs before the spatial mean, so one pass gives class activation maps and logits: the mean of a class's map
    is its logit (Zhou et al. 2016, "Learning Deep Features for Discriminative Localization").
    """

    def __init__(self, classes: int, name: str = INCEPTION, dropout: float = 0.2):
        super().__init__()
        self.network = NETWORKS[name]
        self.trunk = self.network.trunk()
        self.dropout = nn.Dropout2d(dropout)
        self.head = nn.Conv2d(self.network.features, classes, 1)
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
    return model.trunk[: list(model.trunk._modules).index(last) + 1 if last else 0]
