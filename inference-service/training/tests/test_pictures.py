import io
import tarfile
from pathlib import PurePosixPath

import numpy as np
import pytest
from PIL import Image

from romanesco_training import pictures


def png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("train/Bean/0001.jpg", ("train", "Bean")),
        ("Vegetable Images/validation/Bitter_Gourd/1.jpg", ("validation", "Bitter_Gourd")),
        ("val/Bean/1.jpg", ("validation", "Bean")),
        ("elsewhere/Bean/1.jpg", ("elsewhere", "Bean")),
        ("other/1.jpg", ("other", "")),
        ("other/milk/1.jpg", ("other", "")),
        ("Rose/1.jpg", ("", "Rose")),
    ],
)
def test_folders_tell_split_and_label(name, expected):
    assert pictures.place(PurePosixPath(name)) == expected


@pytest.mark.parametrize("name", ["1.jpg", "train/1.jpg"])
def test_a_picture_without_a_class_folder_is_an_error(name):
    with pytest.raises(ValueError, match="no folder names its class"):
        pictures.place(PurePosixPath(name))


def test_a_tar_reads_like_the_folder_in_it(dataset, tmp_path):
    tar = tmp_path / "all.tar"
    with tarfile.open(tar, "w") as out:
        out.add(dataset, ".")
    assert list(pictures.read([tar])) == list(pictures.read([dataset]))


def test_transparency_is_over_white():
    image = Image.new("RGBA", (2, 2), (200, 0, 0, 0))
    assert np.asarray(pictures.decode(png(image))).min() == 255


def test_orientation_is_applied():
    image = Image.new("RGB", (4, 2), "red")
    exif = image.getexif()
    exif[0x0112] = 6
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif)
    assert pictures.decode(file.getvalue()).size == (2, 4)


def test_grey_becomes_three_equal_channels():
    pixels = np.asarray(pictures.decode(png(Image.new("L", (3, 3), 77))))
    assert pixels.shape == (3, 3, 3) and (pixels == 77).all()


def test_stretch_keeps_no_aspect_ratio():
    assert pictures.stretch(Image.new("RGB", (400, 97)), 299).size == (299, 299)
