"""Ways to make a picture the network's input."""

from collections.abc import Callable

import numpy as np
from PIL import Image, ImageEnhance
from torchvision.models import Inception_V3_Weights

from .. import pictures

SIDE = 299
RECOMMENDED = Inception_V3_Weights.IMAGENET1K_V1.transforms()


def stretched(image: Image.Image) -> np.ndarray:
    """The service's way: the whole picture stretched to 299 × 299, pixels in -1..1."""
    return np.asarray(pictures.stretch(image, SIDE), np.float32) / 127.5 - 1


def recommended(image: Image.Image) -> np.ndarray:
    """torchvision's way for InceptionV3: shorter side 342, centre 299 × 299, ImageNet's mean and deviation."""
    return RECOMMENDED(image).permute(1, 2, 0).numpy()


def enhanced(kind: type, factor: float) -> Callable[[Image.Image], np.ndarray]:
    """Stretched, after Pillow's enhancement `kind` by `factor`; 1 changes nothing."""
    return lambda image: stretched(kind(image).enhance(factor))


ENHANCEMENTS = {
    "saturation × 1.5": enhanced(ImageEnhance.Color, 1.5),
    "contrast × 1.5": enhanced(ImageEnhance.Contrast, 1.5),
    "sharpness × 2": enhanced(ImageEnhance.Sharpness, 2),
}
