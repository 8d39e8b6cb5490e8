package io.romanesco.bench.evaluate;

import java.util.Locale;

/** A summary as text for a terminal or a model card. */
final class EvaluationReport {

    private final StringBuilder text = new StringBuilder();

    private EvaluationReport() {}

    static String of(Summary summary) {
        EvaluationReport report = new EvaluationReport();
        report.labelled(summary);
        report.others(summary);
        report.rejected(summary);
        return report.text.toString();
    }

    private void labelled(Summary summary) {
        ConfusionMatrix matrix = summary.matrix();
        if (matrix.total() == 0) {
            line("no labelled pictures");
            return;
        }
        line(
                "accuracy      %s  (%d of %d)",
                percent(matrix.accuracy()), matrix.right(), matrix.total());
        line("calibration   ECE %.4f (15 bins)", summary.calibrationError());
        line(
                "certain       %s of the pictures, of these right %s (%d of %d)",
                percent(summary.certain() / (double) matrix.total()),
                percent(summary.certainAndRight() / (double) summary.certain()),
                summary.certainAndRight(),
                summary.certain());
        line("");
        matrix(matrix);
    }

    /** Rows: what it is; columns: what it was taken for; accuracy first. */
    private void matrix(ConfusionMatrix matrix) {
        int width = matrix.labels().stream().mapToInt(String::length).max().orElse(0);
        text.append(" ".repeat(width + 18));
        for (String label : matrix.labels()) {
            text.append("%5s".formatted(label.substring(0, Math.min(4, label.length()))));
        }
        text.append('\n');
        for (int i = 0; i < matrix.labels().size(); i++) {
            if (matrix.total(i) == 0) {
                continue;
            }
            text.append(
                    ("%-" + width + "s %8s %6d  ")
                            .formatted(
                                    matrix.labels().get(i),
                                    percent(matrix.recall(i)),
                                    matrix.total(i)));
            for (int j = 0; j < matrix.labels().size(); j++) {
                text.append("%5s".formatted(matrix.count(i, j) == 0 ? "." : matrix.count(i, j)));
            }
            text.append('\n');
        }
    }

    private void others(Summary summary) {
        if (summary.others() > 0) {
            line("");
            line(
                    "other things  %d pictures, certain (wrongly) of %s",
                    summary.others(), percent(summary.certainOthers() / (double) summary.others()));
            line("AUROC         %.4f (labelled pictures against other things)", summary.auroc());
        }
    }

    private void rejected(Summary summary) {
        if (!summary.rejected().isEmpty()) {
            line("");
            line("rejected      %d files, in no figure above:", summary.rejected().size());
            summary.rejected().forEach(row -> line("  %s  %s", row.rejection(), row.path()));
        }
    }

    private void line(String format, Object... values) {
        text.append(format.formatted(values)).append('\n');
    }

    private static String percent(double part) {
        return Double.isNaN(part) ? "-" : String.format(Locale.ROOT, "%.2f %%", part * 100);
    }
}
