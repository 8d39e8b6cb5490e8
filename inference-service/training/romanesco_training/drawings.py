"""Vegetables drawn by code, free of third-party rights: for tests, golden vectors and the model card."""

import math
from collections.abc import Callable

from PIL import Image, ImageDraw

Painter = Callable[[ImageDraw.ImageDraw, int], None]


def tomato(pen: ImageDraw.ImageDraw, s: int) -> None:
    pen.ellipse((s * 0.18, s * 0.22, s * 0.82, s * 0.84), "#d42a1c")
    pen.ellipse((s * 0.28, s * 0.32, s * 0.42, s * 0.44), "#f08a78")
    star = [angle_point(s, i, 0.2 if i % 2 == 0 else 0.06, 0.26) for i in range(10)]
    pen.polygon(star, "#3c7a2a")


def carrot(pen: ImageDraw.ImageDraw, s: int) -> None:
    pen.polygon([(s * 0.36, s * 0.3), (s * 0.64, s * 0.3), (s * 0.52, s * 0.92), (s * 0.48, s * 0.92)], "#ee7a1a")
    pen.ellipse((s * 0.36, s * 0.23, s * 0.64, s * 0.37), "#ee7a1a")
    for x in (0.4, 0.5, 0.6):
        pen.line((s * 0.5, s * 0.25, s * x, s * 0.05), "#3f8f2f", max(1, s // 30))
    for y in (0.42, 0.54, 0.66):
        pen.line((s * 0.44, s * y, s * 0.53, s * y), "#c85f10", max(1, s // 100))


def brinjal(pen: ImageDraw.ImageDraw, s: int) -> None:
    pen.ellipse((s * 0.28, s * 0.34, s * 0.76, s * 0.92), "#45205c")
    pen.ellipse((s * 0.36, s * 0.18, s * 0.64, s * 0.6), "#45205c")
    pen.ellipse((s * 0.4, s * 0.44, s * 0.47, s * 0.72), "#8a62a4")
    pen.polygon([(s * 0.34, s * 0.3), (s * 0.5, s * 0.12), (s * 0.66, s * 0.3), (s * 0.5, s * 0.24)], "#4f8a3a")


def broccoli(pen: ImageDraw.ImageDraw, s: int) -> None:
    pen.polygon([(s * 0.42, s * 0.5), (s * 0.58, s * 0.5), (s * 0.63, s * 0.94), (s * 0.37, s * 0.94)], "#a6c77c")
    for i in range(60):
        x, y = (
            s * (0.5 + 0.26 * math.cos(i * 2.4) * (i / 60) ** 0.5),
            s * (0.38 + 0.2 * math.sin(i * 2.4) * (i / 60) ** 0.5),
        )
        r = s * 0.07
        pen.ellipse((x - r, y - r, x + r, y + r), ("#2f6b2a", "#3c8236", "#27591f")[i % 3])


def cucumber(pen: ImageDraw.ImageDraw, s: int) -> None:
    pen.line((s * 0.24, s * 0.76, s * 0.76, s * 0.26), "#3d7d2c", s // 5)
    for x, y in ((0.24, 0.76), (0.76, 0.26)):
        pen.ellipse((s * (x - 0.1), s * (y - 0.1), s * (x + 0.1), s * (y + 0.1)), "#3d7d2c")
    for d in (-0.04, 0.0, 0.04):
        pen.line((s * (0.26 + d), s * (0.74 + d), s * (0.74 + d), s * (0.28 + d)), "#6ba651", max(1, s // 90))


def pumpkin(pen: ImageDraw.ImageDraw, s: int) -> None:
    for left, right, shade in (
        (0.1, 0.5, "#d9730f"),
        (0.5, 0.9, "#d9730f"),
        (0.22, 0.62, "#e8861f"),
        (0.38, 0.78, "#f0952f"),
    ):
        pen.ellipse((s * left, s * 0.3, s * right, s * 0.86), shade)
    pen.rectangle((s * 0.46, s * 0.18, s * 0.54, s * 0.34), "#5d7a35")


def angle_point(s: int, i: int, radius: float, y: float) -> tuple[float, float]:
    """Returns point i of ten around the centre of a star at height y."""
    angle = math.pi * i / 5
    return s * (0.5 + radius * math.cos(angle)), s * (y + 0.6 * radius * math.sin(angle))


PAINTERS: dict[str, Painter] = {
    "Tomato": tomato, "Carrot": carrot, "Brinjal": brinjal, "Broccoli": broccoli, "Cucumber": cucumber,
    "Pumpkin": pumpkin,
}  # fmt: skip


def draw(label: str, size: int, background: str | tuple[int, ...] = "#ece6da", mode: str = "RGB") -> Image.Image:
    """Returns a square drawing. A transparent background needs mode RGBA."""
    image = Image.new(mode, (size, size), background)
    PAINTERS[label](ImageDraw.Draw(image), size)
    return image
