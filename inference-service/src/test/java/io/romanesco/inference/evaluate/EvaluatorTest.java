package io.romanesco.inference.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.model.runtime.SessionSettings;
import io.romanesco.inference.task.classification.Classifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {

    private static final List<String> LABELS = List.of("Red", "Green", "Dark_Blue");

    @TempDir private Path data;

    @Test
    void takesEveryFileThroughTheModel() throws Exception {
        write("validation/Red/1.jpg", Drawings.jpeg(Drawings.plain(20, 20, Drawings.RED)));
        write("validation/Red/2.png", Drawings.png(Drawings.plain(20, 20, Drawings.BLUE)));
        write("validation/Green/1.jpg", Drawings.jpeg(Drawings.plain(20, 20, Drawings.GREEN)));
        write("validation/Green/notes.txt", "no picture".getBytes());
        write("other/1.jpg", Drawings.jpeg(Drawings.plain(20, 20, Drawings.GREY)));
        write(".hidden", new byte[] {1});
        AtomicInteger finished = new AtomicInteger();

        List<EvaluatedImage> rows;
        Path version = Path.of("src/test/resources/models/paint/1.0.0");
        try (Classifier model =
                Classifier.load(version, Optional.empty(), SessionSettings.DEFAULT)) {
            rows = new Evaluator(model, 2).run(DataSet.list(data), finished::incrementAndGet);
        }

        Summary summary = Summary.of(rows, List.of("Red", "Green", "Blue"));
        assertThat(finished).hasValue(5);
        assertThat(summary.matrix().right()).isEqualTo(2);
        assertThat(summary.matrix().count(0, 2)).isEqualTo(1);
        assertThat(summary.others()).isEqualTo(1);
        assertThat(summary.certainOthers()).isZero();
        assertThat(summary.auroc()).isEqualTo(1);
        assertThat(summary.rejected())
                .extracting(EvaluatedImage::rejection)
                .containsExactly("unsupported-type");
    }

    @ParameterizedTest
    @CsvSource({
        "validation/Red/1.jpg, Red",
        "red/1.jpg, Red",
        "x/Dark Blue/deep/er/1.jpg, Dark_Blue",
        "Green/Red/1.jpg, Red",
        "other/1.jpg, other",
        "1.jpg, other",
        "Redder/Red, other",
    })
    void readsTheClassFromThePath(String path, String label) {
        assertThat(DataSet.label(path, LABELS)).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ustar", "gnu", "pax"})
    void readsATarAsItReadsAFolder(String format) throws Exception {
        String deep = "a-folder-with-a-rather-long-name/".repeat(6);
        write(deep + "Red/1.jpg", new byte[700]);
        write("Green/2.jpg", new byte[] {4, 5, 6});
        write("Green/empty.jpg", new byte[0]);
        Path tar = data.resolveSibling(data.getFileName() + "-" + format + ".tar");
        Process process =
                new ProcessBuilder(
                                "tar",
                                "--format=" + format,
                                "-cf",
                                tar.toString(),
                                "-C",
                                data.toString(),
                                ".")
                        .inheritIO()
                        .start();
        assertThat(process.waitFor()).isZero();

        List<DataFile> files = DataSet.list(tar);

        assertThat(files)
                .extracting(DataFile::path)
                .containsExactly("./Green/2.jpg", "./Green/empty.jpg", "./" + deep + "Red/1.jpg");
        assertThat(files.get(0).read()).containsExactly(4, 5, 6);
        assertThat(files.get(1).read()).isEmpty();
        assertThat(files.get(2).read()).hasSize(700);
        Files.delete(tar);
    }

    @Test
    void saysThatAFileIsNoTar() throws IOException {
        write("file", new byte[2000]);
        Files.write(data.resolve("file"), "x".repeat(2000).getBytes());

        assertThatThrownBy(() -> DataSet.list(data.resolve("file")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a tar");
    }

    @Test
    void understandsItsArguments() {
        Options options =
                Options.parse(
                        "--data", "d", "--out", "o.csv", "--workers", "3", "--precision", "int8");

        assertThat(options.data()).isEqualTo(Path.of("d"));
        assertThat(options.out()).contains(Path.of("o.csv"));
        assertThat(options.workers()).isEqualTo(3);
        assertThat(options.precision()).contains("int8");
        assertThat(options.model()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--out", "d --workers 0", "d --wrong x", "d --threads"})
    void refusesArgumentsThatMakeNoSense(String line) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");

        assertThatThrownBy(() -> Options.parse(args)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rendersProgress() {
        assertThat(new ProgressBar(200).render(50, Duration.ofSeconds(10)))
                .isEqualTo("[#######-----------------------] 50/200  5.0/s  0:30 left");
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = data.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
