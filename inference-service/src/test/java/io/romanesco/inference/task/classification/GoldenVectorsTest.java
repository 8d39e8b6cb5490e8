package io.romanesco.inference.task.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.inference.decode.DecodeResult.Decoded;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.repository.ManifestReader;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.runtime.SessionSettings;
import io.romanesco.inference.resample.InputFormat;
import io.romanesco.inference.resample.PictureEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Java against Python: the tensors and predictions of drawn images, as the training's code has
 * them.
 */
class GoldenVectorsTest {

    private static final Path GOLDEN =
            Path.of(System.getProperty("romanesco.golden", "src/test/resources/golden"));
    private static final Path MODELS =
            Path.of(System.getProperty("romanesco.golden.models", "models"));
    private static final double TOLERANCE = 0.02;
    private static final String HOW_TO_RENEW =
            "Write new vectors in inference-service/training: python -m romanesco_training golden"
                    + " ../src/test/resources/golden --version-folder ../models/<name>/<version>";

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Golden(String model, int size, List<String> labels, List<Vector> vectors) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Vector(
            String file,
            String tensorSha256,
            List<List<Integer>> pixels,
            String category,
            List<Double> probabilities,
            double confidence) {}

    private Golden golden;

    @BeforeEach
    void read() throws IOException {
        Path file = GOLDEN.resolve("golden.json");
        assertThat(file).as(HOW_TO_RENEW).exists();
        golden = new ObjectMapper().readValue(file.toFile(), Golden.class);
        assertThat(golden.vectors()).hasSizeGreaterThan(1);
    }

    @Test
    void tensorsOfDrawnImagesEqualThoseOfPython() throws Exception {
        PictureEncoder encoder =
                new PictureEncoder(InputFormat.bytes(golden.size(), golden.size()));
        for (Vector vector : golden.vectors()) {
            byte[] tensor = new byte[golden.size() * golden.size() * 3];
            ByteBuffer encoded = encoder.encode(decode(vector));
            encoded.get(tensor);

            for (List<Integer> pixel : vector.pixels()) {
                int at = (pixel.get(0) * golden.size() + pixel.get(1)) * 3;
                assertThat(List.of(tensor[at] & 0xff, tensor[at + 1] & 0xff, tensor[at + 2] & 0xff))
                        .as("%s at %s", vector.file(), pixel)
                        .isEqualTo(pixel.subList(2, 5));
            }
            assertThat(sha256(tensor)).as(vector.file()).isEqualTo(vector.tensorSha256());
        }
    }

    @Test
    void predictionsOfDrawnImagesAgreeWithThoseOfPython() throws Exception {
        try (LoadedModel model = load()) {
            for (Vector vector : golden.vectors()) {
                CategoryPrediction prediction =
                        (CategoryPrediction) model.predict(List.of(decode(vector))).getFirst();

                assertThat(prediction.top().category())
                        .as(vector.file())
                        .isEqualTo(vector.category());
                prediction
                        .best()
                        .forEach(scored ->
                                assertThat(scored.score())
                                        .as("%s %s", vector.file(), scored.category())
                                        .isCloseTo(
                                                expected(vector, scored.category()),
                                                within(TOLERANCE)));
                assertThat(prediction.certainty())
                        .as(vector.file())
                        .isCloseTo(vector.confidence(), within(TOLERANCE));
            }
        }
    }

    private double expected(Vector vector, String category) {
        return vector.probabilities().get(golden.labels().indexOf(category));
    }

    /** The model file that the vectors were made with. */
    private LoadedModel load() throws IOException, ModelLoadException {
        List<Path> manifests;
        try (Stream<Path> files = Files.exists(MODELS) ? Files.walk(MODELS) : Stream.of()) {
            manifests = files.filter(file -> file.endsWith("model.yaml")).toList();
        }
        for (Path manifest : manifests) {
            Optional<String> precision =
                    ManifestReader.read(manifest).files().stream()
                            .filter(file -> file.sha256().equals(golden.model()))
                            .map(ModelManifest.ModelFile::precision)
                            .findFirst();
            if (precision.isPresent()) {
                return LoadedModel.load(manifest.getParent(), precision, SessionSettings.DEFAULT);
            }
        }
        throw new AssertionError(
                "No model in %s has a file with the SHA-256 %s, of which the golden vectors are. %s"
                        .formatted(MODELS, golden.model(), HOW_TO_RENEW));
    }

    private static Pixels decode(Vector vector) throws IOException {
        byte[] bytes = Files.readAllBytes(GOLDEN.resolve(vector.file()));
        return ((Decoded) new ImageDecoder(DecodeSettings.DEFAULT).decode(bytes)).pixels();
    }

    private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
