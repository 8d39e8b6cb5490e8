package io.romanesco.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnnotateTest {

    private static final Path FIXTURES =
            Path.of("../../inference-service/src/test/resources/tasks");

    @TempDir private Path folder;
    private Path data;
    private Path out;

    @BeforeEach
    void copyThePicture() throws IOException {
        data = Files.createDirectories(folder.resolve("data/deep"));
        out = folder.resolve("answers/out.json");
        Files.copy(FIXTURES.resolve("yolox/picture.png"), data.resolve("picture.png"));
        Files.writeString(data.resolve("instances.json"), "{}");
    }

    @Test
    void objectsOfAPictureAreWrittenAsTheReferenceWritesThem() throws IOException {
        assertThat(annotate("yolox")).isZero();

        JsonNode expected = json(FIXTURES.resolve("yolox/expected.json")).get(0);
        JsonNode answers = json(out);
        assertThat(answers).hasSize(1);
        JsonNode answer = answers.get(0);
        assertThat(answer.get("image").asText()).isEqualTo("picture.png");
        assertThat(answer.get("width")).isEqualTo(expected.get("width"));
        assertThat(answer.get("height")).isEqualTo(expected.get("height"));
        assertThat(answer.get("objects")).isNotEmpty().hasSameSizeAs(expected.get("objects"));
        JsonNode first = answer.get("objects").get(0);
        JsonNode same = expected.get("objects").get(0);
        assertThat(first.get("category")).isEqualTo(same.get("category"));
        for (int i = 0; i < 4; i++) {
            assertThat(first.get("box").get(i).asDouble())
                    .isCloseTo(same.get("box").get(i).asDouble(), within(1e-3));
        }
        assertThat(answer.has("error")).isFalse();
    }

    @Test
    void lowerScoreThresholdListsMoreObjects() throws IOException {
        annotate("yolox");
        int usual = json(out).get(0).get("objects").size();

        assertThat(annotate("yolox", "--score", "0.01")).isZero();

        assertThat(json(out).get(0).get("objects").size()).isGreaterThan(usual);
    }

    @Test
    void outputThatMakesNoSenseIsAnErrorOfThatPicture() throws IOException {
        assertThat(annotate("bad-nan")).isZero();

        JsonNode error = json(out).get(0).get("error");
        assertThat(error.get("code").asText()).isEqualTo("INVALID_OUTPUT");
        assertThat(error.get("message").asText()).contains("boxes");
    }

    @Test
    void categoriesOfAClassifierAreWritten() throws IOException {
        assertThat(annotate("classification-logits")).isZero();

        JsonNode categories = json(out).get(0).get("categories");
        assertThat(categories.get(0).get("score").asDouble()).isBetween(0.0, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data", "data --out x --workers 0", "--out x"})
    void commandWithSenselessArgumentsExitsWith2(String line) {
        StringWriter errors = new StringWriter();

        int status = Annotate.command().setErr(new PrintWriter(errors)).execute(line.split(" "));

        assertThat(status).isEqualTo(2);
        assertThat(errors.toString()).contains("Usage: annotate");
    }

    private int annotate(String fixture, String... more) {
        String[] args = new String[more.length + 5];
        System.arraycopy(more, 0, args, 0, more.length);
        args[more.length] = "--model";
        args[more.length + 1] = FIXTURES.resolve(fixture).toString();
        args[more.length + 2] = "--out";
        args[more.length + 3] = out.toString();
        args[more.length + 4] = folder.resolve("data").toString();
        return Annotate.command().execute(args);
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }
}
