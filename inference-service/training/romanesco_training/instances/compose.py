"""Composites: cut-outs pasted on scenes, so that every mask is exact.

"Cut, paste and learn" (Dwibedi et al., arXiv 1708.01642) and "Simple copy-paste" (Ghiasi et al., arXiv 2012.07177).
"""

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageFilter

from .scene import Scene, visible

OTHER = -1
"""The label of things that are pasted to be ignored."""

SEEN = 0.25
SMALLEST = 8


@dataclass(frozen=True)
class Piece:
    """A cut-out: RGBA picture that fills its bounds, and its label."""

    image: Image.Image
    label: int


class Composer:
    """Makes composites. `pieces` are cut-outs by label, `backgrounds` pictures uint8 [H,W,3] without vegetables."""

    def __init__(self, pieces: dict[int, list[Piece]], backgrounds: list[np.ndarray]):
        self.pieces, self.backgrounds = pieces, backgrounds
        self.labels = sorted(label for label in pieces if label != OTHER)

    def compose(self, size: int, draw: np.random.Generator) -> Scene:
        """Returns a square composite with `size` pixels a side."""
        canvas = background(self.backgrounds, size, draw)
        masks, labels = [], []
        for piece, longest, (x, y) in self.layout(draw):
            image = varied(piece.image, max(longest * size, SMALLEST), draw)
            mask = paste(canvas, image, round(x * size - image.width / 2), round(y * size - image.height / 2), draw)
            area = np.count_nonzero(mask)
            for other in masks:
                other[0] &= ~mask
            masks.append([mask, area])
            labels.append(piece.label)
        wanted = [
            n
            for n, (mask, area) in enumerate(masks)
            if labels[n] != OTHER and np.count_nonzero(mask) > max(SEEN * area, SMALLEST * SMALLEST / 2)
        ]
        pixels = np.asarray(canvas)
        if not wanted:
            return Scene(pixels, np.zeros((0, 4), np.float32), np.zeros(0, np.int64), np.zeros((0, size, size), bool))
        return visible(np.stack([masks[n][0] for n in wanted]), [labels[n] for n in wanted], pixels)

    def layout(self, draw: np.random.Generator):
        """Yields pieces, their longest sides and centres as parts of the picture's side."""
        kind = draw.choice(["few", "pile", "mixed"], p=[0.45, 0.3, 0.25])
        if kind == "few":
            for _ in range(draw.integers(1, 4)):
                yield self.pick(draw), draw.uniform(0.25, 0.95), draw.uniform(0.15, 0.85, 2)
        elif kind == "mixed":
            for _ in range(draw.integers(3, 9)):
                yield self.pick(draw), draw.uniform(0.12, 0.5), draw.uniform(0.05, 0.95, 2)
        else:
            label, longest = draw.choice(self.labels), draw.uniform(0.15, 0.5)
            # A pile mostly shows one kind, from a few photographs.
            chosen = [self.of(label, draw) for _ in range(draw.integers(1, 4))]
            middle, spread = draw.uniform(0.3, 0.7, 2), draw.uniform(0.5, 1.0) * longest + 0.05
            for n in range(draw.integers(2, 13)):
                center = middle + draw.normal(0, spread * min(1, 0.3 + n / 8), 2)
                yield chosen[draw.integers(len(chosen))], longest * draw.uniform(0.8, 1.2), center.clip(0.02, 0.98)

    def pick(self, draw: np.random.Generator) -> Piece:
        if OTHER in self.pieces and draw.random() < 0.2:
            return self.of(OTHER, draw)
        return self.of(draw.choice(self.labels), draw)

    def of(self, label: int, draw: np.random.Generator) -> Piece:
        return self.pieces[label][draw.integers(len(self.pieces[label]))]


def varied(image: Image.Image, longest: float, draw: np.random.Generator) -> Image.Image:
    """Returns a cut-out resized, turned, mirrored and with other light."""
    ratio = longest / max(image.size)
    across = draw.uniform(0.85, 1.15)
    size = max(round(image.width * ratio * across), 3), max(round(image.height * ratio / across), 3)
    image = image.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
    if draw.random() < 0.5:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    angle = draw.uniform(-180, 180) if draw.random() < 0.4 else draw.normal(0, 12)
    image = image.rotate(angle, Image.Resampling.BILINEAR, expand=True)
    image = image.crop(image.getchannel("A").getbbox() or (0, 0, *image.size))
    return lit(image, draw)


def lit(image: Image.Image, draw: np.random.Generator) -> Image.Image:
    """Changes brightness, contrast, saturation and white balance a little."""
    values = np.array(image)
    color = values[..., :3].astype(np.float32)
    grey = color.mean(2, keepdims=True)
    color = grey + (color - grey) * draw.uniform(0.7, 1.3)
    color = (color - 110) * draw.uniform(0.75, 1.25) + 110 + draw.uniform(-28, 28)
    values[..., :3] = (color * draw.uniform(0.93, 1.07, 3)).clip(0, 255)
    return Image.fromarray(values)


def paste(canvas: Image.Image, image: Image.Image, left: int, top: int, draw: np.random.Generator) -> np.ndarray:
    """Pastes with a soft edge, sometimes with a shadow. Returns the mask bool [H,W] of the canvas."""
    alpha = image.getchannel("A")
    if draw.random() < 0.4:
        offset = draw.integers(1, 4 + image.width // 20, 2)
        shadow = Image.new("L", canvas.size)
        shadow.paste(alpha.point(lambda a: int(a * 0.5)), (left + int(offset[0]), top + int(offset[1])))
        canvas.paste((20, 18, 15), mask=shadow.filter(ImageFilter.BoxBlur(3)))
    soft = alpha.filter(ImageFilter.GaussianBlur(draw.uniform(0.3, 1.0)))
    color = image.convert("RGB")
    if draw.random() < 0.2:
        color = color.filter(ImageFilter.GaussianBlur(draw.uniform(0.4, 1.2)))
    canvas.paste(color, (left, top), soft)
    mask = Image.new("L", canvas.size)
    mask.paste(alpha, (left, top))
    return np.asarray(mask) > 127


def background(pictures: list[np.ndarray], size: int, draw: np.random.Generator) -> Image.Image:
    """Returns a crop of a picture, a blurred one, or a colour with a gradient and noise."""
    kind = draw.random()
    if kind < 0.65 and pictures:
        image = Image.fromarray(pictures[draw.integers(len(pictures))])
        part = draw.uniform(0.5, 1.0) * min(image.size)
        left, top = draw.uniform(0, 1, 2) * (np.array(image.size) - part)
        box = (left, top, left + part, top + part)
        image = image.resize((size, size), Image.Resampling.BILINEAR, box)
        return image.filter(ImageFilter.GaussianBlur(draw.uniform(1, 8))) if kind < 0.25 else image
    white = draw.random() < 0.35
    color = draw.uniform(225, 255) * np.ones(3) if white else draw.uniform(20, 240, 3)
    if not white and draw.random() < 0.5:
        color = color.mean() + (color - color.mean()) * 0.25
    slope = draw.normal(0, 18, (2, 1, 1, 3)) * np.array([1.0, 0.3])[draw.integers(2)]
    at = np.linspace(-1, 1, size)
    values = color + slope[0] * at[:, None, None] + slope[1] * at[None, :, None]
    values = values + draw.normal(0, draw.uniform(0, 10), (size, size, 1))
    return Image.fromarray(values.clip(0, 255).astype(np.uint8))
