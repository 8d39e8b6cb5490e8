"""Reads exported files with pycocotools, Datumaro and Label Studio's SDK, and compares them with what was exported."""

import json
import logging
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

import numpy
from datumaro import AnnotationType, Dataset
from label_studio_sdk.label_interface import LabelInterface
from PIL import Image, ImageDraw
from pycocotools import mask as rle
from pycocotools.coco import COCO

logging.disable(logging.WARNING)
FOLDER = Path(sys.argv.pop(1))
EXPECTED = json.loads((FOLDER / "expected.json").read_text())


def stem(image):
    return Path(image["file"]).stem


def pixels(region):
    """The mask that was exported, decoded by pycocotools; None for a box."""
    return rle.decode(region["mask"]) > 0 if "mask" in region else None


def same_box(found, expected, case):
    numpy.testing.assert_allclose(found, expected, atol=0.01, err_msg=case)


class ReadBack(unittest.TestCase):
    def test_pycocotools_reads_coco(self):
        coco = COCO(FOLDER / "coco.json")
        self.assertEqual(len(coco.imgs), len(EXPECTED))
        for entry in coco.imgs.values():
            image = next(each for each in EXPECTED if each["file"] == entry["file_name"])
            found = coco.loadAnns(coco.getAnnIds(imgIds=entry["id"]))
            self.assertEqual(len(found), len(image["regions"]))
            for annotation, region in zip(found, image["regions"]):
                self.assertEqual(coco.cats[annotation["category_id"]]["name"], region["category"])
                same_box(annotation["bbox"], region["box"], entry["file_name"])
                if "mask" in region:
                    numpy.testing.assert_array_equal(coco.annToMask(annotation), pixels(region))
                    self.assertEqual(annotation["area"], pixels(region).sum())

    def test_datumaro_reads_coco(self):
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "annotations" / "instances_all.json"
            target.parent.mkdir()
            target.write_bytes((FOLDER / "coco.json").read_bytes())
            self.pictures(Path(folder) / "images" / "all")
            self.compare(Dataset.import_from(folder, "coco_instances"), masks=True)

    def test_datumaro_reads_cvat(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "annotations.xml").write_bytes((FOLDER / "cvat.xml").read_bytes())
            self.pictures(Path(folder) / "images")
            data = Dataset.import_from(folder, "cvat")
            self.compare(data, masks=True)
            labels = data.categories()[AnnotationType.label]
            for image in EXPECTED:
                tags = [labels[tag.label].name for tag in self.annotations(data, image, AnnotationType.label)]
                self.assertEqual(tags, [image["label"]] if image["label"] else [])

    def test_datumaro_reads_yolo(self):
        with tempfile.TemporaryDirectory() as folder:
            zipfile.ZipFile(FOLDER / "yolo.zip").extractall(folder)
            self.pictures(Path(folder) / "images" / "train")
            self.compare(Dataset.import_from(folder, "yolo"), masks=False)

    def test_label_studio_accepts_tasks(self):
        names = sorted({region["category"] for image in EXPECTED for region in image["regions"]} | {"Tomato"})
        tasks = json.loads((FOLDER / "label-studio.json").read_text())
        interface = LabelInterface(self.labelling(names))
        self.assertEqual(len(tasks), len(EXPECTED))
        for task, image in zip(tasks, EXPECTED):
            for prediction in task["predictions"]:
                self.assertEqual(interface.validate_prediction(prediction, return_errors=True), [])
            for annotation in task.get("annotations", []):
                self.assertTrue(interface.validate_annotation(annotation))
            self.compare_regions(task, image)

    def test_tools_read_files_that_lack_unreadable_masks(self):
        source = FOLDER / "unreadable"
        coco = COCO(source / "coco.json")
        self.assertEqual(coco.dataset["unreadable_masks"]["count"], 1)
        picture = next(iter(coco.imgs.values()))
        for kind, images in (("coco_instances", "images/all"), ("cvat", "images"), ("yolo", "images/train")):
            with self.subTest(kind), tempfile.TemporaryDirectory() as folder:
                if kind == "coco_instances":
                    (Path(folder) / "annotations").mkdir()
                    (Path(folder) / "annotations" / "instances_all.json").write_bytes((source / "coco.json").read_bytes())
                elif kind == "cvat":
                    (Path(folder) / "annotations.xml").write_bytes((source / "cvat.xml").read_bytes())
                else:
                    zipfile.ZipFile(source / "yolo.zip").extractall(folder)
                    self.assertTrue((Path(folder) / "unreadable-masks.txt").exists())
                pictures = Path(folder) / images
                pictures.mkdir(parents=True)
                Image.new("RGB", (picture["width"], picture["height"])).save(pictures / picture["file_name"])
                items = list(Dataset.import_from(folder, kind))
                self.assertEqual([len(item.annotations) for item in items], [0])

    def test_pycocotools_reads_the_export_of_many_images(self):
        coco = COCO(FOLDER / "bulk" / "coco.json")
        self.assertEqual(len(coco.imgs), 3)
        counts = sorted(len(coco.getAnnIds(imgIds=image)) for image in coco.imgs)
        self.assertEqual(counts, [0, 1, 2])
        dogs = coco.getAnnIds(catIds=coco.getCatIds(catNms=["dog"]))
        self.assertEqual(len(dogs), 2)

    def test_datumaro_reads_image_folders(self):
        with tempfile.TemporaryDirectory() as folder:
            zipfile.ZipFile(FOLDER / "bulk" / "imagefolder.zip").extractall(folder)
            data = Dataset.import_from(folder, "imagenet")
            labels = data.categories()[AnnotationType.label]
            found = sorted(labels[item.annotations[0].label].name for item in data)
            self.assertEqual(found, ["Carrot", "Tomato"])
            self.assertTrue(all(item.media.data.shape == (31, 45, 3) for item in data))

    def compare_regions(self, task, image):
        found = [each for p in task["predictions"] for each in p["result"] if each["type"] != "choices"]
        for region in image["regions"]:
            parts = [each["value"] for each in found if region["category"] in each["value"].get(each["type"], [])]
            self.assertTrue(parts, region["category"])
            if "mask" in region:
                outlines = self.drawn(parts, image)
                filled = self.filled(pixels(region))
                overlap = (outlines & filled).sum() / (outlines | filled).sum()
                self.assertGreater(overlap, 0.9)
            else:
                value = parts[0]
                sides = [value["x"], value["y"], value["width"], value["height"]]
                size = [image["width"], image["height"]] * 2
                same_box([side * whole / 100 for side, whole in zip(sides, size)], region["box"], image["file"])

    def compare(self, data, masks):
        self.assertEqual(len(data), len(EXPECTED))
        labels = data.categories()[AnnotationType.label]
        for image in EXPECTED:
            shapes = self.annotations(data, image, AnnotationType.bbox, AnnotationType.mask)
            masked = {shape.group for shape in shapes if shape.type == AnnotationType.mask}
            shapes = [each for each in shapes if each.type == AnnotationType.mask or each.group not in masked or not each.group]
            self.assertEqual(
                sorted(labels[shape.label].name for shape in shapes),
                sorted(region["category"] for region in image["regions"]))
            for region in image["regions"]:
                shape = next(each for each in shapes if labels[each.label].name == region["category"])
                if masks and "mask" in region:
                    numpy.testing.assert_array_equal(shape.image.astype(bool), pixels(region))
                else:
                    same_box(shape.get_bbox(), region["box"], image["file"])

    @staticmethod
    def annotations(data, image, *types):
        item = next(each for each in data if Path(each.id).name in (stem(image), image["file"]))
        return [each for each in item.annotations if each.type in types]

    @staticmethod
    def pictures(folder):
        folder.mkdir(parents=True)
        for image in EXPECTED:
            Image.new("RGB", (image["width"], image["height"])).save(folder / image["file"])

    @staticmethod
    def drawn(outlines, image):
        canvas = Image.new("1", (image["width"] * 10, image["height"] * 10))
        for outline in outlines:
            points = [(x * image["width"] / 10, y * image["height"] / 10) for x, y in outline["points"]]
            ImageDraw.Draw(canvas).polygon(points, fill=1)
        return numpy.array(canvas)[5::10, 5::10]

    @staticmethod
    def filled(mask):
        """An outline cannot have holes: what cannot be reached from the border is filled."""
        outside = Image.fromarray(numpy.ascontiguousarray(numpy.pad(mask, 1), "uint8")).copy()
        ImageDraw.floodfill(outside, (0, 0), 2)
        return (numpy.array(outside) != 2)[1:-1, 1:-1]

    @staticmethod
    def labelling(names):
        def labels(tag):
            return "".join(f"<{tag} value={quoteattr(name)}/>" for name in names)

        return (
            '<View><Image name="image" value="$image"/>'
            f'<RectangleLabels name="box" toName="image">{labels("Label")}</RectangleLabels>'
            f'<PolygonLabels name="polygon" toName="image">{labels("Label")}</PolygonLabels>'
            f'<Choices name="choice" toName="image">{labels("Choice")}</Choices></View>')


if __name__ == "__main__":
    unittest.main(verbosity=1)
