"""Random augmentation of training pictures: crops, backgrounds, light, blur, noise."""

import io
import random

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

from . import cutouts

BILINEAR = Image.Resampling.BILINEAR


def augment(image: Image.Image, size: int, draw: random.Random, backgrounds) -> Image.Image:
    """Returns an augmented size×size version of an RGB picture. `backgrounds()` returns another picture or None."""
    shape = cutouts.mask(image) if draw.random() < 0.5 else None
    if shape:
        image = cutouts.paste(image, shape, size, draw, ground(size, draw, backgrounds, 0.5))
    else:
        if draw.random() < 0.3:
            image = image.rotate(draw.uniform(-30, 30), BILINEAR, fillcolor=tuple(draw.choices(range(256), k=3)))
        image = zoom_out(image, size, draw, backgrounds) if draw.random() < 0.15 else crop(image, size, draw)
    if draw.random() < 0.5:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    if draw.random() < 0.15:
        image = image.transpose(draw.choice([Image.Transpose.FLIP_TOP_BOTTOM, Image.Transpose.ROTATE_90]))
    if draw.random() < 0.8:
        image = light(image, draw)
    if draw.random() < 0.25:
        image = damage(image, draw)
    if draw.random() < 0.3:
        image = cut_out(image, draw)
    return image


def gentle(image: Image.Image, size: int, draw: random.Random) -> Image.Image:
    """Returns a slightly augmented version: a large crop, perhaps flipped, seldom with other light."""
    image = crop(image, size, draw, smallest=0.4)
    if draw.random() < 0.5:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    return light(image, draw) if draw.random() < 0.2 else image


def crop(image: Image.Image, size: int, draw: random.Random, smallest: float = 0.08) -> Image.Image:
    """Cuts out a random part of at least `smallest` of the area. One time in four it keeps the whole picture."""
    width, height = image.size
    if draw.random() < 0.25:
        return image.resize((size, size), BILINEAR)
    area = width * height * draw.uniform(smallest, 1)
    aspect = 2 ** draw.uniform(-0.7, 0.7)
    w, h = min(width, (area * aspect) ** 0.5), min(height, (area / aspect) ** 0.5)
    left, top = draw.uniform(0, width - w), draw.uniform(0, height - h)
    return image.resize((size, size), BILINEAR, box=(left, top, left + w, top + h))


def zoom_out(image: Image.Image, size: int, draw: random.Random, backgrounds) -> Image.Image:
    """Shrinks the picture onto a background."""
    canvas = ground(size, draw, backgrounds, 0.6)
    w, h = (round(size * draw.uniform(0.4, 0.85)) for _ in range(2))
    canvas.paste(image.resize((w, h), BILINEAR), (draw.randint(0, size - w), draw.randint(0, size - h)))
    return canvas


def ground(size: int, draw: random.Random, backgrounds, share: float) -> Image.Image:
    """Returns a background: with probability `share` a picture of other things, otherwise white or another colour."""
    behind = backgrounds() if draw.random() < share else None
    if behind is not None:
        return crop(behind, size, draw)
    shade = (255, 255, 255) if draw.random() < 0.5 else tuple(draw.choices(range(256), k=3))
    return Image.new("RGB", (size, size), shade)


def light(image: Image.Image, draw: random.Random) -> Image.Image:
    """Changes saturation, hue, brightness, contrast, gamma and white balance; sometimes removes all colour."""
    if draw.random() < 0.05:
        image = image.convert("L").convert("RGB")
    elif draw.random() < 0.6:
        image = ImageEnhance.Color(image).enhance(draw.uniform(0.4, 1.7))
    if draw.random() < 0.15:
        hue, saturation, value = image.convert("HSV").split()
        turn = draw.randint(-10, 10)
        image = Image.merge("HSV", (hue.point([(i + turn) % 256 for i in range(256)]), saturation, value)).convert(
            "RGB"
        )
    ramp = np.linspace(0, 1, 256)
    gamma, contrast, brightness = 2 ** draw.uniform(-0.7, 0.7), draw.uniform(0.6, 1.4), draw.uniform(0.65, 1.4)
    base = (ramp**gamma - 0.5) * contrast + 0.5
    gains = [brightness * 2 ** draw.uniform(-0.25, 0.25) for _ in range(3)]
    table = np.concatenate([np.clip(base * gain, 0, 1) * 255 for gain in gains])
    return image.point(table.round().astype(int).tolist())


def damage(image: Image.Image, draw: random.Random) -> Image.Image:
    """Applies one of: blur, lower resolution, JPEG artefacts, sensor noise."""
    kind = draw.randrange(4)
    if kind == 0:
        return image.filter(ImageFilter.GaussianBlur(draw.uniform(0.5, 2)))
    if kind == 1:
        small = round(image.width * draw.uniform(0.3, 0.7))
        return image.resize((small, small), BILINEAR).resize(image.size, BILINEAR)
    if kind == 2:
        file = io.BytesIO()
        image.save(file, "JPEG", quality=draw.randint(12, 70))
        return Image.open(file).convert("RGB")
    noise = np.random.default_rng(draw.getrandbits(32)).normal(0, draw.uniform(4, 16), (image.height, image.width, 3))
    return Image.fromarray(np.clip(np.asarray(image) + noise, 0, 255).astype(np.uint8))


def cut_out(image: Image.Image, draw: random.Random) -> Image.Image:
    """Fills a random rectangle of 5 to 25 % of the area with one colour (random erasing)."""
    w, h = (round(image.width * draw.uniform(0.22, 0.5)) for _ in range(2))
    left, top = draw.randint(0, image.width - w), draw.randint(0, image.height - h)
    image.paste(tuple(draw.choices(range(256), k=3)), (left, top, left + w, top + h))
    return image
