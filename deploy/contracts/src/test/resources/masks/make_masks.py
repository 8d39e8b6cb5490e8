"""Writes masks.json: masks with their counts, areas, boxes and IoU as the real pycocotools gives them.

    pip install pycocotools==2.0.11 numpy && python make_masks.py
"""

import json
import pathlib

import numpy
from pycocotools import mask as coco

RANDOM = numpy.random.default_rng(7)


def drawn(*rows):
    return numpy.array([[pixel == "#" for pixel in row] for row in rows], dtype=numpy.uint8)


def noise(height, width, share):
    return (RANDOM.random((height, width)) < share).astype(numpy.uint8)


def disc(height, width, x, y, radius):
    rows, columns = numpy.mgrid[0:height, 0:width]
    return ((columns - x) ** 2 + (rows - y) ** 2 <= radius**2).astype(numpy.uint8)


def described(name, pixels):
    rle = coco.encode(numpy.asfortranarray(pixels))
    return {
        "name": name,
        "size": rle["size"],
        "counts": rle["counts"].decode(),
        "area": int(coco.area(rle)),
        "box": coco.toBbox(rle).tolist(),
        "rows": ["".join("#" if pixel else "." for pixel in row) for row in pixels] if pixels.size < 1000 else [],
    }


def main():
    masks = [
        described("one pixel inside", drawn("#")),
        described("one pixel outside", drawn(".")),
        described("empty", drawn("....", "....", "....")),
        described("full", drawn("####", "####", "####")),
        described("first and last pixel", drawn("#...", "....", "...#")),
        described("run over the end of a column", drawn(".#.", "...", "#..")),
        described("ring", drawn("#####", "#...#", "#.#.#", "#...#", "#####")),
        described("chequered", drawn("#.#.", ".#.#", "#.#.")),
    ]
    masks += [described(f"noise {i}", noise(9, 13, (i + 1) / 8)) for i in range(7)]
    masks.append(described("disc", disc(900, 1200, 700, 400, 350)))
    noises = [mask for mask in masks if mask["name"].startswith("noise")]
    rles = [{"size": mask["size"], "counts": mask["counts"]} for mask in noises]
    iou = coco.iou(rles, rles, [0] * len(rles)).tolist()
    target = pathlib.Path(__file__).with_name("masks.json")
    lines = ",\n".join(json.dumps(mask) for mask in masks)
    target.write_text(f'{{"masks": [\n{lines}\n],\n"iou": {json.dumps(iou)}}}\n')


if __name__ == "__main__":
    main()
