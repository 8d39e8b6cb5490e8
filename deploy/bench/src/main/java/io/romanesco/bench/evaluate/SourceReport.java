package io.romanesco.bench.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Renders figures of each source as text, the source with the most pictures first. */
final class SourceReport {

    private static final String LINE = "%-48s %8s %6s %8s %6s %7s %8s%n";

    private SourceReport() {}

    /** The table; empty where no picture has a source. */
    static String of(List<EvaluatedImage> rows, List<String> labels, Sources sources) {
        Map<String, List<EvaluatedImage>> bySource = new TreeMap<>();
        for (EvaluatedImage row : rows) {
            sources.of(row.path())
                    .ifPresent(source ->
                            bySource.computeIfAbsent(source, _ -> new ArrayList<>()).add(row));
        }
        if (bySource.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\n");
        text.append(
                LINE.formatted(
                        "source", "pictures", "right", "certain", "right", "others", "certain"));
        bySource.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .forEach(entry ->
                        text.append(line(entry.getKey(), Summary.of(entry.getValue(), labels))));
        return text.toString();
    }

    private static String line(String source, Summary summary) {
        return LINE.formatted(
                source,
                summary.matrix().total(),
                summary.matrix().right(),
                summary.certain(),
                summary.certainAndRight(),
                summary.others(),
                summary.certainOthers());
    }
}
