"""A model version that answers pictures."""

from pathlib import Path

import numpy as np
import onnxruntime
from PIL import Image

from . import boxes, classification, distribution, instances, manifest, masks, preprocess, semantic, yolo, yolox
from .candidates import Kept, choose
from .errors import InvalidOutput, ManifestError
from .geometry import Geometry, fit
from .keys import Keys
from .outputs import Outputs

DETECTORS = {
    "yolox": yolox.decode,
    "nanodet": distribution.nanodet,
    "picodet": distribution.picodet,
    "yolo": yolo.decode,
    "boxes": boxes.decode,
}
SEGMENTERS = {"roi-masks": instances.roi_masks, "prototypes": instances.prototypes}


def without_masks(detector):
    """Gives a detector the form of a segmenter that draws nothing."""
    return lambda outputs, model, keys, geometry: (detector(outputs, model, keys), None)


class Version:
    """A version's folder, loaded. The file is the one that model.yaml prefers unless a precision is given."""

    def __init__(self, folder: Path, precision: str | None = None, threads: int = 0):
        self.model = manifest.read(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        file = self.model.model_file(precision)
        self.session = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        self.names = [output.name for output in self.session.get_outputs()]

    def run(self, image: Image.Image) -> dict:
        """Answers an RGB picture that is upright. An output that makes no sense gives `error` instead of results."""
        answer = {"width": image.width, "height": image.height}
        try:
            return answer | self.decode(self.raw(image), fit(self.model.input, image.width, image.height))
        except InvalidOutput as problem:
            return answer | {"error": {"code": problem.code, "message": str(problem)}}

    def raw(self, image: Image.Image) -> dict[str, np.ndarray]:
        """Returns the graph's outputs for a picture."""
        geometry = fit(self.model.input, image.width, image.height)
        tensor = preprocess.tensor(image, self.model.input, geometry)
        return dict(zip(self.names, self.session.run(self.names, {self.model.input.name: tensor})))

    def decode(self, tensors: dict[str, np.ndarray], geometry: Geometry) -> dict:
        """Decodes the outputs of one picture."""
        outputs, keys = Outputs(tensors), Keys(self.model.outputs)
        task, decoder = self.model.task, self.model.outputs.get("decoder", "probabilities")
        try:
            if task == "classification" and decoder in ("probabilities", "softmax", "logits"):
                answer = {"categories": classification.decode(outputs, self.model, keys)}
            elif task == "semantic-segmentation" and decoder == "semantic":
                answer = {"semantic": semantic.decode(outputs, self.model, keys, geometry)}
            elif task == "instance-segmentation" and decoder in SEGMENTERS:
                answer = {"objects": self.objects(outputs, keys, geometry, SEGMENTERS[decoder])}
            elif task == "detection" and decoder in DETECTORS:
                answer = {"objects": self.objects(outputs, keys, geometry, without_masks(DETECTORS[decoder]))}
            else:
                raise ManifestError(f"task {task} has no decoder {decoder}")
        except KeyError as missing:
            raise ManifestError(f"the graph has no output {missing}") from missing
        keys.close()
        return answer

    def objects(self, outputs: Outputs, keys: Keys, geometry: Geometry, decoder) -> list[dict]:
        rows, draw = decoder(outputs, self.model, keys, geometry)
        kept = choose(rows, self.model.nms, keys.get("multiLabel", False))
        made = (self.object(kept, n, geometry, draw) for n in range(len(kept.score)))
        return [each for each in made if each is not None]

    def object(self, kept: Kept, n: int, geometry: Geometry, draw) -> dict | None:
        """Returns an object in pixels of the picture, or None if nothing of it lies inside."""
        x1, y1 = geometry.to_picture(*kept.box[n, :2])
        x2, y2 = geometry.to_picture(*kept.box[n, 2:])
        left, right = np.clip([x1, x2], 0, geometry.width)
        top, bottom = np.clip([y1, y2], 0, geometry.height)
        if right <= left or bottom <= top:
            return None
        made = {
            "category": self.model.labels[kept.label[n]],
            "score": round(float(kept.score[n]), 6),
            "box": [round(float(value), 4) for value in (left, top, right - left, bottom - top)],
        }
        if draw:
            mask = draw(kept, n, np.array([x1, y1, x2, y2]))
            if not mask.any():
                return None
            made["mask"] = masks.encode(mask)
        return made
