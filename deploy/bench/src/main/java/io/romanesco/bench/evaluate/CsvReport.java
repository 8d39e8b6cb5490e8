package io.romanesco.bench.evaluate;

import io.romanesco.inference.task.classification.CategoryPrediction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes one line for each picture (RFC 4180). */
final class CsvReport {

    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader(
                            "path",
                            "label",
                            "predicted",
                            "score",
                            "certainty",
                            "certain",
                            "best",
                            "rgb",
                            "ryb",
                            "rejection")
                    .get();

    private CsvReport() {}

    static void write(Path file, List<EvaluatedImage> images) throws IOException {
        try (CSVPrinter out = FORMAT.print(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            for (EvaluatedImage image : images) {
                out.printRecord(columns(image));
            }
        }
    }

    private static Object[] columns(EvaluatedImage image) {
        if (!image.readable()) {
            return new Object[] {
                image.path(), image.label(), "", "", "", "", "", "", "", image.rejection()
            };
        }
        CategoryPrediction prediction = image.prediction();
        return new Object[] {
            image.path(),
            image.label(),
            prediction.top().category(),
            prediction.top().score(),
            prediction.certainty(),
            prediction.certain(),
            best(prediction),
            image.colors().rgb(),
            image.colors().ryb(),
            ""
        };
    }

    /** The five best as {@code Carrot:0.97 Pumpkin:0.01 ...}. */
    private static String best(CategoryPrediction prediction) {
        return prediction.best().stream()
                .map(scored -> scored.category() + ":" + scored.score())
                .collect(Collectors.joining(" "));
    }
}
