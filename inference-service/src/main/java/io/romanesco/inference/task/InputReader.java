package io.romanesco.inference.task;

import io.romanesco.inference.resample.BilinearResize;
import io.romanesco.inference.resample.InputFormat;
import io.romanesco.inference.resample.InputFormat.Element;
import io.romanesco.inference.resample.Normalization;
import io.romanesco.inference.resample.PictureResize;
import io.romanesco.inference.resample.Placement;
import io.romanesco.inference.resample.PlainResize;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Reads the part {@code input} of a model.yaml. */
public final class InputReader {

    private static final int LONGEST_SIDE = 8192;
    private static final int GREY = 114;
    private static final double LARGEST = 1e6;

    private InputReader() {}

    /**
     * Reads the input.
     *
     * @param manifest the whole model.yaml
     * @throws IllegalArgumentException when a value is missing, not supported or out of range
     */
    public static ImageInput read(ManifestSection manifest) {
        ManifestSection input = manifest.section("input");
        String layout = input.text("layout");
        ManifestCheck.supported("input.layout", layout, "NHWC", "NCHW", "HWC", "CHW");
        int width = input.integer("width", 1, LONGEST_SIDE);
        int height = input.integer("height", 1, LONGEST_SIDE);
        ManifestSection resize = input.section("resize");
        InputFormat format =
                new InputFormat(
                        width,
                        height,
                        element(input),
                        layout.endsWith("CHW"),
                        isBgr(input),
                        normalization(input),
                        placement(resize, width, height),
                        padding(resize),
                        filter(resize));
        boolean batched = layout.startsWith("N");
        ImageInput read =
                new ImageInput(input.text("name"), format, batched, maxBatch(manifest, batched));
        resize.noOtherKeys("input.resize mode " + mode(resize));
        input.noOtherKeys("input");
        return read;
    }

    private static int maxBatch(ManifestSection manifest, boolean batched) {
        ManifestSection batch = manifest.section("batch");
        int most = batched ? Integer.MAX_VALUE : 1;
        int max = batch.integer("max", most, 1, most);
        batch.noOtherKeys("batch");
        return max;
    }

    private static Element element(ManifestSection input) {
        String type = input.text("type");
        ManifestCheck.supported("input.type", type, "uint8", "float32", "float16");
        return type.equals("float32")
                ? Element.FLOAT
                : Element.valueOf(type.toUpperCase(Locale.ROOT));
    }

    private static boolean isBgr(ManifestSection input) {
        String color = input.text("color");
        ManifestCheck.supported("input.color", color, "RGB", "BGR");
        return color.equals("BGR");
    }

    private static Normalization normalization(ManifestSection input) {
        ManifestSection normalize = input.section("normalize");
        Normalization none = Normalization.NONE;
        List<Double> mean = channels(normalize, "mean", none.mean());
        List<Double> std = channels(normalize, "std", none.std());
        double scale = normalize.number("scale", none.scale(), -LARGEST, LARGEST);
        normalize.noOtherKeys("input.normalize");
        if (std.contains(0.0)) {
            throw new IllegalArgumentException("input.normalize.std has a 0");
        }
        if (input.has("normalize") && element(input) == Element.UINT8) {
            throw new IllegalArgumentException("input.normalize needs a float input.type");
        }
        return new Normalization(mean, std, scale);
    }

    private static List<Double> channels(
            ManifestSection normalize, String key, List<Double> otherwise) {
        List<Double> values = normalize.numbers(key, otherwise);
        if (values.size() != 3) {
            throw new IllegalArgumentException(
                    "%s has %d numbers; it must have 3"
                            .formatted(normalize.path(key), values.size()));
        }
        return values;
    }

    private static Placement placement(ManifestSection resize, int width, int height) {
        return switch (mode(resize)) {
            case "letterbox" ->
                    new Placement.Letterbox(
                            width,
                            height,
                            resize.choice("anchor", "center", "top-left").equals("center"),
                            resize.flag("upscale", true));
            case "center-crop" ->
                    new Placement.CenterCrop(
                            width,
                            height,
                            resize.integer("shorter", Math.max(width, height), LONGEST_SIDE));
            default -> new Placement.Stretch(width, height);
        };
    }

    private static String mode(ManifestSection resize) {
        return resize.choice("mode", "stretch", "letterbox", "center-crop");
    }

    private static byte padding(ManifestSection resize) {
        boolean pads = mode(resize).equals("letterbox");
        return pads ? (byte) resize.integer("pad", GREY, 0, 255) : 0;
    }

    private static Supplier<PictureResize> filter(ManifestSection resize) {
        return resize.choice("filter", "bilinear", "plain").equals("plain")
                ? PlainResize::new
                : BilinearResize::new;
    }
}
