package io.romanesco.bench.evaluate;

import java.util.List;

/** How often a picture of one class was taken for another. */
final class ConfusionMatrix {

    private final List<String> labels;
    private final int[][] counts;

    ConfusionMatrix(List<String> labels) {
        this.labels = List.copyOf(labels);
        this.counts = new int[labels.size()][labels.size()];
    }

    void add(String actual, String predicted) {
        counts[labels.indexOf(actual)][labels.indexOf(predicted)]++;
    }

    /** Pictures of class {@code actual} that were taken for {@code predicted}. */
    int count(int actual, int predicted) {
        return counts[actual][predicted];
    }

    /** Pictures of a class. */
    int total(int actual) {
        int sum = 0;
        for (int count : counts[actual]) {
            sum += count;
        }
        return sum;
    }

    /** Part of a class that was recognised, 0..1; NaN for a class without pictures. */
    double recall(int actual) {
        return counts[actual][actual] / (double) total(actual);
    }

    int total() {
        int sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += total(i);
        }
        return sum;
    }

    int right() {
        int sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i][i];
        }
        return sum;
    }

    /** Part of all pictures that were recognised, 0..1; NaN without pictures. */
    double accuracy() {
        return right() / (double) total();
    }

    List<String> labels() {
        return labels;
    }
}
