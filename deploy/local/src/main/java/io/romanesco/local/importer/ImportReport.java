package io.romanesco.local.importer;

import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.ClassificationResult.Classified;
import io.romanesco.contract.ClassificationResult.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts and accuracy of an import. */
final class ImportReport {

    private static final int MAX_LISTED = 50;

    /** Classified images of a class, and how many of them got the right category. */
    record Score(int images, int right) {

        Score plus(boolean isRight) {
            return new Score(images + 1, right + (isRight ? 1 : 0));
        }

        /** 0 to 1; 1 for no image. */
        double accuracy() {
            return images == 0 ? 1 : (double) right / images;
        }
    }

    /** Images of one category that were taken for another. */
    record Mistake(String label, String category, int count) {}

    private record Pair(String label, String category) {}

    private final Map<String, Score> classes = new TreeMap<>();
    private final Map<Pair, Integer> mistakes = new TreeMap<>(Comparator.comparing(Pair::toString));
    private final Map<String, String> rejected = new TreeMap<>();
    private final List<String> unfinished = new ArrayList<>();
    private final Map<String, String> unsent;
    private int classified;

    /**
     * @param unsent path and reason
     */
    ImportReport(Map<String, String> unsent) {
        this.unsent = new TreeMap<>(unsent);
    }

    /**
     * @param result null if there is none yet
     */
    void add(ImportState.Entry entry, ClassificationResult result) {
        switch (result) {
            case null -> unfinished.add(entry.path());
            case Rejected rejection -> rejected.put(entry.path(), rejection.rejection().code());
            case Classified found -> {
                classified++;
                if (entry.label() != null) {
                    score(entry.label(), found.classification().category());
                }
            }
        }
    }

    private void score(String label, String category) {
        boolean right = label.equals(category);
        classes.merge(label, new Score(0, 0).plus(right), (old, one) -> old.plus(right));
        if (!right) {
            mistakes.merge(new Pair(label, category), 1, Integer::sum);
        }
    }

    int classified() {
        return classified;
    }

    /** By label; without rejected images. */
    Map<String, Score> classes() {
        return classes;
    }

    Score overall() {
        return classes.values().stream()
                .reduce(
                        new Score(0, 0),
                        (a, b) -> new Score(a.images() + b.images(), a.right() + b.right()));
    }

    /** The most frequent first. */
    List<Mistake> mistakes() {
        return mistakes.entrySet().stream()
                .map(e -> new Mistake(e.getKey().label(), e.getKey().category(), e.getValue()))
                .sorted(Comparator.comparingInt(Mistake::count).reversed())
                .toList();
    }

    /** Path and rejection code. */
    Map<String, String> rejected() {
        return rejected;
    }

    List<String> unfinished() {
        return unfinished;
    }

    /** Path and reason. */
    Map<String, String> unsent() {
        return unsent;
    }

    /** The report as lines for the user. */
    List<String> lines(String camera, long seconds) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(
                "%d classified, %d rejected, %d not sent; source /cameras/%s, %d s."
                        .formatted(classified, rejected.size(), unsent.size(), camera, seconds));
        if (!classes.isEmpty()) {
            addTable(lines);
        }
        addFiles("Rejected:", rejected, lines);
        addFiles("Not sent:", unsent, lines);
        if (!unfinished.isEmpty()) {
            lines.add("");
            lines.add(
                    "No result yet for %d images. They are in Kafka and will be classified; run the same command again to see."
                            .formatted(unfinished.size()));
        }
        return lines;
    }

    private void addTable(List<String> lines) {
        lines.add("");
        lines.add(String.format("  %-20s %7s %7s %9s", "class", "images", "right", "accuracy"));
        classes.forEach((label, score) -> lines.add(row(label, score)));
        lines.add(row("all", overall()));
        if (!mistakes.isEmpty()) {
            lines.add("");
            lines.add("Most frequent mistakes:");
            mistakes().stream()
                    .limit(5)
                    .map(m ->
                            "  %d × %s taken for %s".formatted(m.count(), m.label(), m.category()))
                    .forEach(lines::add);
        }
    }

    private static String row(String name, Score score) {
        return String.format(
                Locale.ROOT,
                "  %-20s %7d %7d %7.1f %%",
                name,
                score.images(),
                score.right(),
                100 * score.accuracy());
    }

    private static void addFiles(String title, Map<String, String> files, List<String> lines) {
        if (files.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(title);
        files.entrySet().stream()
                .limit(MAX_LISTED)
                .map(file -> "  %-24s %s".formatted(file.getValue(), file.getKey()))
                .forEach(lines::add);
        if (files.size() > MAX_LISTED) {
            lines.add("  and %d more".formatted(files.size() - MAX_LISTED));
        }
    }
}
