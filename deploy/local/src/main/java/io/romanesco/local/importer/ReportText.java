package io.romanesco.local.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The summary of an import as lines for a person. */
final class ReportText {

    private static final int MOST_LISTED = 50;

    private ReportText() {}

    static List<String> of(ImportReport report, String camera, long seconds) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                "%d classified, %d rejected, %d not sent; source /cameras/%s, %d s."
                        .formatted(
                                report.classified(),
                                report.rejected().size(),
                                report.unsent().size(),
                                camera,
                                seconds));
        if (!report.classes().isEmpty()) {
            table(report, lines);
        }
        files("Rejected:", report.rejected(), lines);
        files("Not sent:", report.unsent(), lines);
        if (!report.unfinished().isEmpty()) {
            lines.add("");
            lines.add(
                    "No result yet for %d images. They are in Kafka and will be classified; the same command shows how far it is."
                            .formatted(report.unfinished().size()));
        }
        return lines;
    }

    private static void table(ImportReport report, List<String> lines) {
        lines.add("");
        lines.add(String.format("  %-20s %7s %7s %9s", "class", "images", "right", "accuracy"));
        report.classes().forEach((label, score) -> lines.add(row(label, score)));
        lines.add(row("all", report.overall()));
        List<ImportReport.Mistake> mistakes = report.mistakes();
        if (!mistakes.isEmpty()) {
            lines.add("");
            lines.add("Most frequent mistakes:");
            mistakes.stream()
                    .limit(5)
                    .map(m ->
                            "  %d × %s taken for %s".formatted(m.count(), m.label(), m.category()))
                    .forEach(lines::add);
        }
    }

    private static String row(String name, ImportReport.Score score) {
        return String.format(
                Locale.ROOT,
                "  %-20s %7d %7d %7.1f %%",
                name,
                score.images(),
                score.right(),
                100 * score.accuracy());
    }

    private static void files(String title, Map<String, String> files, List<String> lines) {
        if (files.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(title);
        files.entrySet().stream()
                .limit(MOST_LISTED)
                .map(file -> "  %-24s %s".formatted(file.getValue(), file.getKey()))
                .forEach(lines::add);
        if (files.size() > MOST_LISTED) {
            lines.add("  and %d more".formatted(files.size() - MOST_LISTED));
        }
    }
}
