package io.romanesco.inference.evaluate;

import io.romanesco.inference.task.classification.Prediction;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** One row a picture, for those who want to look closer (RFC 4180). */
final class CsvReport {

    private static final String HEAD =
            "path,label,predicted,score,certainty,certain,best,rgb,ryb,rejection";

    private CsvReport() {}

    static void write(Path file, List<EvaluatedImage> rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(HEAD + "\r\n");
            for (EvaluatedImage row : rows) {
                out.write(line(row) + "\r\n");
            }
        }
    }

    static String line(EvaluatedImage row) {
        String front = quoted(row.path()) + "," + quoted(row.label()) + ",";
        if (!row.readable()) {
            return front + ",,,,,,," + row.rejection();
        }
        Prediction prediction = row.prediction();
        return front
                + "%s,%s,%s,%s,%s,%s,%s,"
                        .formatted(
                                quoted(prediction.top().category()),
                                prediction.top().score(),
                                prediction.certainty(),
                                prediction.certain(),
                                quoted(best(prediction)),
                                row.colors().rgb(),
                                row.colors().ryb());
    }

    /** The five best as {@code Carrot:0.97 Pumpkin:0.01 ...}. */
    private static String best(Prediction prediction) {
        return prediction.best().stream()
                .map(scored -> scored.category() + ":" + scored.score())
                .collect(Collectors.joining(" "));
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
