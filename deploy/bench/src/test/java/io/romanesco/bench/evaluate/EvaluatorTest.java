package io.romanesco.bench.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.bench.evaluate.DataSet.DataFile;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.runtime.SessionSettings;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluatorTest {

    private static final List<String> LABELS = List.of("Red", "Green", "Dark_Blue");

    private static final Path PAINT =
            Path.of("../../inference-service/src/test/resources/models/paint/1.0.0");

    @TempDir private Path data;

    @Test
    void everyFileOfAFolderGoesThroughTheModel() throws Exception {
        write("validation/Red/1.jpg", picture("jpg", Color.RED));
        write("validation/Red/2.png", picture("png", Color.BLUE));
        write("validation/Green/1.jpg", picture("jpg", Color.GREEN));
        write("validation/Green/notes.txt", "no picture".getBytes());
        write("other/1.jpg", picture("jpg", Color.GRAY));
        write(".hidden", new byte[] {1});
        AtomicInteger finished = new AtomicInteger();

        List<EvaluatedImage> rows;
        try (DataSet files = DataSet.open(data);
                LoadedModel model =
                        LoadedModel.load(PAINT, Optional.empty(), SessionSettings.DEFAULT)) {
            rows = new Evaluator(model, 2).run(files.files(), finished::incrementAndGet);
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
    void pathNamesTheClass(String path, String label) {
        assertThat(DataSet.label(path, LABELS)).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ustar", "gnu", "pax"})
    void tarIsReadLikeAFolder(String format) throws Exception {
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

        try (DataSet images = DataSet.open(tar)) {
            List<DataFile> files = images.files();
            assertThat(files)
                    .extracting(DataFile::path)
                    .containsExactly(
                            "./Green/2.jpg", "./Green/empty.jpg", "./" + deep + "Red/1.jpg");
            assertThat(files.get(0).read()).containsExactly(4, 5, 6);
            assertThat(files.get(1).read()).isEmpty();
            assertThat(files.get(2).read()).hasSize(700);
        }
        Files.delete(tar);
    }

    @Test
    void fileThatIsNoTarIsRefused() throws IOException {
        write("file", new byte[2000]);
        Files.write(data.resolve("file"), "x".repeat(2000).getBytes());

        assertThatThrownBy(() -> DataSet.open(data.resolve("file")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is not a tar");
    }

    @Test
    void commandWithATarOfPicturesPrintsFiguresAndWritesTheCsv() throws Exception {
        write("Red/1.jpg", picture("jpg", Color.RED));
        write("Green/1.jpg", picture("jpg", Color.GREEN));
        Path csv = data.resolveSibling(data.getFileName() + ".csv");
        StringWriter out = new StringWriter();

        int status =
                Evaluate.command()
                        .setOut(new PrintWriter(out))
                        .execute("--model", PAINT.toString(), "--out", csv + "", data + "");

        assertThat(status).isZero();
        assertThat(out.toString()).contains("paint/1.0.0", "accuracy      100.00 %  (2 of 2)");
        assertThat(Files.readAllLines(csv)).hasSize(3);
        Files.delete(csv);
    }

    @Test
    void commandWithATableOfSourcesPrintsFiguresOfEach() throws Exception {
        write("Red/1.jpg", picture("jpg", Color.RED));
        write("Red/2.jpg", picture("jpg", Color.BLUE));
        write("other/1.jpg", picture("jpg", Color.GRAY));
        String table = "file\tclass\trepository\nRed/1.jpg\tRed\tshop/a\nRed/2.jpg\tRed\tshop/a\n";
        write("sources.tsv", (table + "other/1.jpg\tother\tshop/b\n").getBytes());
        write("prices.tsv", "name\tprice\nx\t1\n".getBytes());
        StringWriter out = new StringWriter();

        int status =
                Evaluate.command()
                        .setOut(new PrintWriter(out))
                        .execute("--model", PAINT.toString(), data + "");

        assertThat(status).isZero();
        assertThat(out.toString()).doesNotContain("rejected");
        assertThat(out.toString().lines().filter(line -> line.startsWith("shop/")))
                .satisfiesExactly(
                        line -> assertThat(line.split(" +")).startsWith("shop/a", "2", "1"),
                        line -> assertThat(line.split(" +")).contains("shop/b", "0", "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d --out", "d --workers 0", "d --wrong x", "d --threads"})
    void commandWithSenselessArgumentsExitsWith2(String line) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");
        StringWriter errors = new StringWriter();

        int status = Evaluate.command().setErr(new PrintWriter(errors)).execute(args);

        assertThat(status).isEqualTo(2);
        assertThat(errors.toString()).contains("Usage: evaluate");
    }

    @Test
    void commandWithoutItsDataExitsWith1AndOneSentence() {
        StringWriter errors = new StringWriter();

        int status =
                Evaluate.command()
                        .setErr(new PrintWriter(errors))
                        .execute("--model", PAINT.toString(), "no-such-folder");

        assertThat(status).isEqualTo(1);
        assertThat(errors.toString().lines())
                .containsExactly("evaluate: no-such-folder is not there or cannot be read");
    }

    private static byte[] picture(String format, Color color) throws IOException {
        BufferedImage image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
        Graphics2D drawing = image.createGraphics();
        drawing.setColor(color);
        drawing.fillRect(0, 0, 20, 20);
        drawing.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private void write(String path, byte[] bytes) throws IOException {
        Path file = data.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }
}
