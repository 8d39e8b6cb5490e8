"""Decodes a picture as the service does: upright, RGB, converted to sRGB where it has an ICC profile for RGB."""

import io
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms

from .. import pictures

SAME = 2
"""The service ignores profiles that change no colour by more than this: they are sRGB under another name."""


def decode(encoded: bytes, srgb: Path | None = None) -> Image.Image:
    """Returns an RGB picture. A profile that cannot be used is ignored.

    :param srgb: the sRGB profile to convert to; default: LittleCMS's own. The JDK has another one.
    """
    image = pictures.decode(encoded)
    stored = Image.open(io.BytesIO(encoded))
    profile = stored.info.get("icc_profile")
    if not profile or stored.mode not in ("RGB", "RGBA", "P"):
        return image
    target = ImageCms.getOpenProfile(str(srgb)) if srgb else ImageCms.createProfile("sRGB")
    try:
        opened = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if opened.profile.xcolor_space.strip() != "RGB":
            return image
        convert = ImageCms.buildTransform(opened, target, "RGB", "RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    steps = np.stack(np.meshgrid(*[np.arange(0, 256, 51)] * 3, indexing="ij"), -1).reshape(1, 216, 3).astype(np.uint8)
    changed = np.asarray(ImageCms.applyTransform(Image.fromarray(steps), convert)).astype(int) - steps
    return ImageCms.applyTransform(image, convert) if np.abs(changed).max() > SAME else image
