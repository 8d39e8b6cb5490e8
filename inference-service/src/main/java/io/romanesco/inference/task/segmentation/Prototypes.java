package io.romanesco.inference.task.segmentation;

import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.OutputShapeException;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.TensorSlice;
import io.romanesco.inference.task.TensorSpec;
import io.romanesco.inference.task.detection.BoxDecoder;
import io.romanesco.inference.task.detection.Candidate;
import io.romanesco.inference.task.detection.Corners;
import io.romanesco.inference.task.detection.RowTable;
import java.util.ArrayList;
import java.util.List;

/**
 * YOLACT and the segmenting YOLOs (v5, v8 and later): an image has prototypes, and each row of the
 * boxes has coefficients. A mask is the sum of the prototypes times the coefficients, as logits,
 * cut to the object's box.
 *
 * @param coefficients finds them for each row
 * @param prototypes output [N, K, h, w], or [N, h, w, K]
 * @param planar whether it is the former
 * @param threshold of a pixel's logit
 */
record Prototypes(
        BoxDecoder boxes,
        Coefficients coefficients,
        String prototypes,
        boolean planar,
        double threshold)
        implements InstanceDecoder {

    static final String NAME = "prototypes";

    /** Thresholds are probabilities; their logits must be finite. */
    private static final double LEAST = 1e-6;

    /** Reads the keys of this decoder. */
    static Prototypes read(ManifestSection outputs, ImageInput input, int categories) {
        Coefficients.Rows rows = Coefficients.read(outputs, input, categories);
        double threshold = outputs.number("maskThreshold", 0.5, LEAST, 1 - LEAST);
        return new Prototypes(
                rows.boxes(),
                rows.coefficients(),
                outputs.text("prototypes"),
                outputs.choice("prototypeLayout", "NCHW", "NHWC").equals("NCHW"),
                Math.log(threshold / (1 - threshold)));
    }

    @Override
    public List<TensorSpec> outputs() {
        int any = TensorSpec.ANY;
        List<TensorSpec> outputs = new ArrayList<>(coefficients.outputs());
        outputs.add(TensorSpec.numbers(prototypes, any, any, any, any).or(any, any, any));
        return outputs;
    }

    @Override
    public Masks masks(Outputs outputs, int image, InputFrame frame) {
        int any = Outputs.ANY;
        TensorSlice slice = outputs.of(prototypes, image, any, any, any);
        Planes planes = (planar ? Planes.first(slice) : Planes.last(slice)).withCells();
        RowTable table = coefficients.of(outputs, image);
        int count = table.columns() - coefficients.firstColumn();
        if (count != planes.count()) {
            throw new OutputShapeException(
                    prototypes,
                    outputs.tensors().get(prototypes).shape(),
                    "%d prototypes, one for each coefficient".formatted(count));
        }
        return candidate -> {
            double[] mixture = new double[count];
            for (int k = 0; k < count; k++) {
                mixture[k] = table.at(candidate.row(), coefficients.firstColumn() + k);
            }
            return mask(new PrototypeValues(planes, mixture), candidate, frame);
        };
    }

    private InstanceMask mask(MaskValues values, Candidate candidate, InputFrame frame) {
        Corners box = frame.inPicture(candidate.box()).clipped();
        return (width, height) -> {
            MaskAxis across =
                    MaskAxis.ofInput(
                            frame.across(),
                            box.x1() * width,
                            box.x2() * width,
                            values.width(),
                            width);
            MaskAxis down =
                    MaskAxis.ofInput(
                            frame.down(),
                            box.y1() * height,
                            box.y2() * height,
                            values.height(),
                            height);
            return new MaskRaster(values, across, down, threshold).draw(width, height);
        };
    }
}
