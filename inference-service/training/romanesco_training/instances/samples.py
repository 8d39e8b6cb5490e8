"""Draws training pictures: composites, masked pictures, pictures with boxes, pictures of other things."""

import numpy as np
import torch
from PIL import Image
from torch.utils.data import Dataset

from .collection import Part
from .compose import Composer, lit
from .loss import Target
from .recipe import Recipe
from .scene import Scene, mosaic, place, small

COMPOSITE, MASKED, BOXED, OTHER = "composite", "masked", "boxed", "other"


class Samples(Dataset):
    """Training pictures with these numbers. Number and seed decide a picture, so training can go on after any step."""

    def __init__(self, part: Part, recipe: Recipe, size: int, numbers: range):
        self.part, self.recipe, self.size, self.numbers = part, recipe, size, numbers
        self.composer = Composer(part.pieces, part.others)
        self.kinds, self.shares = zip(*recipe.mix.items())
        self.sources = {name: [s for s in part.boxed if s.source == name] for name in recipe.boxes}

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, i: int) -> tuple[np.ndarray, Target]:
        scene, draw = self.picked(self.numbers[i])
        pixels = np.array(lit(Image.fromarray(scene.pixels), draw))
        if draw.random() < self.recipe.shaky:
            pixels = shaky(pixels, draw)
        return pixels, target(scene)

    def picked(self, number: int) -> tuple[Scene, np.random.Generator]:
        """Returns a scene before its light is changed, and the source of chance for that."""
        draw = np.random.default_rng([self.recipe.seed, number])
        if draw.random() < self.recipe.mosaic:
            # Parts of one kind: masks of a mosaic are known only if those of all its parts are.
            kind = draw.choice([MASKED, BOXED] if self.recipe.boxes else [MASKED])
            scenes = [self.scene(kind, draw) for _ in range(4)]
            center = tuple(int(c) for c in draw.integers(self.size // 4, self.size * 3 // 4, 2))
            return mosaic(scenes, center, draw), draw
        return self.scene(draw.choice(self.kinds, p=self.shares), draw), draw

    def scene(self, kind: str, draw: np.random.Generator) -> Scene:
        if kind == COMPOSITE:
            return self.composer.compose(self.size, draw)
        if kind == OTHER:
            pixels = self.part.others[draw.integers(len(self.part.others))]
            picked = Scene(pixels, np.zeros((0, 4), np.float32), np.zeros(0, np.int64), None)
        elif kind == BOXED:
            source = self.sources[draw.choice(list(self.recipe.boxes), p=list(self.recipe.boxes.values()))]
            picked = source[draw.integers(len(source))]
        else:
            labels = self.part.masked
            picked = labels[draw.choice(sorted(labels))]
            picked = picked[draw.integers(len(picked))]
        scale = draw.uniform(0.5, 1.1) if draw.random() < 0.6 else draw.uniform(1.0, 1.6)
        pad = 114 if draw.random() < 0.5 else draw.integers(0, 256, 3)
        return place(picked, self.size, scale, tuple(draw.uniform(0, 1, 2)), draw.random() < 0.5, pad)


def shaky(pixels: np.ndarray, draw: np.random.Generator) -> np.ndarray:
    """Makes a picture noisy, speckled or coarse, as small and recompressed photographs are."""
    kind = draw.integers(3)
    if kind == 0:
        return (pixels + draw.normal(0, draw.uniform(3, 15), pixels.shape)).clip(0, 255).astype(np.uint8)
    if kind == 1:
        speckled = draw.random(pixels.shape[:2]) < draw.uniform(0.005, 0.05)
        pixels[speckled] = draw.integers(0, 2, (int(speckled.sum()), 1)) * 255
        return pixels
    image = Image.fromarray(pixels)
    side = int(image.width * draw.uniform(0.4, 0.8))
    return np.array(image.resize((side, side), Image.Resampling.BILINEAR).resize(image.size, Image.Resampling.BILINEAR))


def target(scene: Scene) -> Target:
    return Target(
        torch.from_numpy(scene.boxes),
        torch.from_numpy(scene.labels),
        None if scene.masks is None else torch.from_numpy(small(scene.masks)),
        scene.complete,
        scene.tight,
    )


def collate(samples: list[tuple[np.ndarray, Target]]) -> tuple[torch.Tensor, list[Target]]:
    """Returns pictures uint8 [N,3,S,S] and their targets."""
    pictures = torch.from_numpy(np.stack([pixels for pixels, _ in samples]))
    return pictures.permute(0, 3, 1, 2), [each for _, each in samples]
