package io.romanesco.inference.task;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.romanesco.inference.decode.Pixels;
import java.util.Collections;
import java.util.List;

/** Parts of model.yaml for tests. */
public final class Manifests {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Manifests() {}

    public static ManifestSection manifest(String yaml) {
        try {
            return ManifestSection.of(YAML.readTree(yaml));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** A task whose input is stretched to a size; further parts are those of {@code yaml}. */
    public static Task task(String name, int width, int height, String yaml) {
        String input =
                """
                task: %s
                input: {name: image, layout: NCHW, type: float32, width: %d, height: %d, color: RGB}
                """
                        .formatted(name, width, height);
        try {
            return Tasks.read(ManifestSection.of(YAML.readTree(input + yaml)));
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /** Pictures of one size. */
    public static List<Pixels> pictures(int count, int width, int height) {
        return Collections.nCopies(count, new Pixels(width, height, new byte[width * height * 3]));
    }

    public static Tensor tensor(float[] values, long... shape) {
        return new Tensor(shape, values);
    }
}
