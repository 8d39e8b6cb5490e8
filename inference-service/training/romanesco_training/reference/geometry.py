"""Where a picture lies inside the input tensor."""

from dataclasses import dataclass

from .manifest import Input


@dataclass(frozen=True)
class Geometry:
    """A picture of `width` × `height`, resized to `new_width` × `new_height`, placed at `left`, `top` in the tensor.

    `left` and `top` are negative where the resized picture is cropped.
    """

    width: int
    height: int
    new_width: int
    new_height: int
    left: int
    top: int

    def to_picture(self, x, y):
        """Maps a point of the tensor to the picture, in pixels."""
        return (x - self.left) * self.width / self.new_width, (y - self.top) * self.height / self.new_height

    def to_input(self, x, y):
        """Maps a point of the picture to the tensor, in pixels."""
        return x * self.new_width / self.width + self.left, y * self.new_height / self.height + self.top


def fit(spec: Input, width: int, height: int) -> Geometry:
    """Returns the geometry of a picture of `width` × `height` pixels."""
    return {"stretch": stretch, "letterbox": letterbox, "center-crop": center_crop}[spec.resize.mode](
        spec, width, height
    )


def stretch(spec: Input, width: int, height: int) -> Geometry:
    return Geometry(width, height, spec.width, spec.height, 0, 0)


def letterbox(spec: Input, width: int, height: int) -> Geometry:
    """Keeps the aspect ratio; the rest of the tensor is padding."""
    ratio = min(spec.width / width, spec.height / height)
    if not spec.resize.upscale:
        ratio = min(ratio, 1.0)
    new_width = min(max(int(width * ratio + 0.5), 1), spec.width)
    new_height = min(max(int(height * ratio + 0.5), 1), spec.height)
    centered = spec.resize.anchor == "center"
    left = (spec.width - new_width) // 2 if centered else 0
    top = (spec.height - new_height) // 2 if centered else 0
    return Geometry(width, height, new_width, new_height, left, top)


def center_crop(spec: Input, width: int, height: int) -> Geometry:
    """Scales the shorter side to `shorter` and crops the centre, as torchvision's Resize and CenterCrop do."""
    shorter = spec.resize.shorter
    if width <= height:
        new_width, new_height = shorter, shorter * height // width
    else:
        new_width, new_height = shorter * width // height, shorter
    left, top = round((new_width - spec.width) / 2), round((new_height - spec.height) / 2)
    return Geometry(width, height, new_width, new_height, -left, -top)
