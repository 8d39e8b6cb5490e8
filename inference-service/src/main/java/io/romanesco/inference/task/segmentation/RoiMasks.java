package io.romanesco.inference.task.segmentation;

import io.romanesco.contract.mask.CocoRle;
import io.romanesco.inference.task.ImageInput;
import io.romanesco.inference.task.ManifestSection;
import io.romanesco.inference.task.OutputShapeException;
import io.romanesco.inference.task.Outputs;
import io.romanesco.inference.task.TensorSlice;
import io.romanesco.inference.task.TensorSpec;
import io.romanesco.inference.task.detection.Candidate;
import io.romanesco.inference.task.detection.Corners;
import io.romanesco.inference.task.detection.DecodedBoxes;
import io.romanesco.inference.task.detection.ScoreActivation;
import java.util.List;
import java.util.Locale;

/**
 * Mask R-CNN: a small mask for each row of the boxes, or one for each row and category. In exports
 * of Detectron2 it fills the row's box; in those of torchvision it covers the whole input.
 *
 * @param masks output [N, D, h, w] or [N, D, 1 or categories, h, w]; without N where the boxes have
 *     none
 * @param activation applied to the masks before they are enlarged
 * @param fillsBox whether a mask fills its box; otherwise it covers the input
 * @param threshold of a pixel's value
 * @param categories number of labels
 */
record RoiMasks(
        DecodedBoxes boxes,
        String masks,
        ScoreActivation activation,
        boolean fillsBox,
        double threshold,
        int categories)
        implements InstanceDecoder {

    static final String NAME = "roi-masks";

    private static final double LARGEST = 1e6;

    /** Reads the keys of this decoder. */
    static RoiMasks read(ManifestSection outputs, ImageInput input, int categories) {
        String activation = outputs.choice("maskActivation", "none", "sigmoid");
        return new RoiMasks(
                DecodedBoxes.read(outputs, input, categories),
                outputs.text("masks"),
                ScoreActivation.valueOf(activation.toUpperCase(Locale.ROOT)),
                outputs.choice("maskFrame", "box", "input").equals("box"),
                outputs.number("maskThreshold", 0.5, -LARGEST, LARGEST),
                categories);
    }

    @Override
    public List<TensorSpec> outputs() {
        int any = TensorSpec.ANY;
        return List.of(
                TensorSpec.numbers(masks, any, any, any, any)
                        .or(any, any, any, any, any)
                        .or(any, any, any));
    }

    @Override
    public Masks masks(Outputs outputs, int image, InputFrame frame) {
        Planes planes = planes(outputs, image);
        int rows = rows(outputs, image);
        int channels = rows == 0 ? 1 : planes.count() / rows;
        return candidate -> {
            int channel = channels == 1 ? 0 : candidate.category();
            PlaneValues values =
                    new PlaneValues(planes, candidate.row() * channels + channel, activation);
            return fillsBox ? inBox(values, candidate, frame) : inInput(values, frame);
        };
    }

    private InstanceMask inBox(MaskValues values, Candidate candidate, InputFrame frame) {
        Corners box = frame.inPicture(candidate.box());
        return (width, height) ->
                draw(
                        values,
                        MaskAxis.ofBox(box.x1() * width, box.x2() * width, values.width(), width),
                        MaskAxis.ofBox(
                                box.y1() * height, box.y2() * height, values.height(), height),
                        width,
                        height);
    }

    private InstanceMask inInput(MaskValues values, InputFrame frame) {
        return (width, height) ->
                draw(
                        values,
                        MaskAxis.ofInput(frame.across(), 0, width, values.width(), width),
                        MaskAxis.ofInput(frame.down(), 0, height, values.height(), height),
                        width,
                        height);
    }

    private CocoRle draw(MaskValues values, MaskAxis across, MaskAxis down, int width, int height) {
        return new MaskRaster(values, across, down, threshold).draw(width, height);
    }

    /** One plane for each row, or one for each row and category. */
    private Planes planes(Outputs outputs, int image) {
        int any = Outputs.ANY;
        int rows = rows(outputs, image);
        int sizes = outputs.rank(masks) - (outputs.rank(boxes.boxes()) == 3 ? 1 : 0);
        TensorSlice slice =
                sizes == 4
                        ? outputs.of(masks, image, rows, any, any, any)
                        : outputs.of(masks, image, rows, any, any);
        int channels = sizes == 4 ? slice.shape()[1] : 1;
        if (channels != 1 && channels != categories) {
            throw new OutputShapeException(
                    masks,
                    outputs.tensors().get(masks).shape(),
                    "one mask for each object, or one for each of %d labels".formatted(categories));
        }
        Planes planes = Planes.first(slice);
        return rows == 0 ? planes : planes.withCells();
    }

    private int rows(Outputs outputs, int image) {
        return outputs.of(boxes.boxes(), image, Outputs.ANY, 4).shape()[0];
    }
}
