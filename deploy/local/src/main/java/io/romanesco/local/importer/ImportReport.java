package io.romanesco.local.importer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sums of an import. */
final class ImportReport {

    /** Right answers among the classified images of a class. */
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
     * @param outcome null while there is none
     */
    void add(Ledger.Entry entry, Outcome outcome) {
        if (outcome == null) {
            unfinished.add(entry.path());
        } else if (outcome.rejected()) {
            rejected.put(entry.path(), outcome.rejection());
        } else {
            classified++;
            if (entry.label() != null) {
                judge(entry.label(), outcome.category());
            }
        }
    }

    private void judge(String label, String category) {
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
}
