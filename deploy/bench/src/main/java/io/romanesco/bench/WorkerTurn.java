package io.romanesco.bench;

import io.romanesco.bench.load.Images.Outcomes;
import io.romanesco.bench.stack.WorkerAlone;
import java.util.Map;

/** What the worker does, and uses for it, from one image to another. */
final class WorkerTurn {

    private final WorkerAlone alone;
    private final Outcomes outcomes;
    private final int first;
    private final double cpuBefore;
    private final Map<String, Double> threadsBefore;
    private final long start = System.nanoTime();
    private int images;
    private double seconds;
    private double cpuSeconds;
    private Map<String, Double> threads;

    /** Begins with the outcomes that have not been seen yet. */
    WorkerTurn(WorkerAlone alone, Outcomes outcomes) {
        this.alone = alone;
        this.outcomes = outcomes;
        this.first = outcomes.seen();
        this.cpuBefore = alone.worker().cpuSeconds();
        this.threadsBefore = alone.threads();
    }

    void end() {
        seconds = (System.nanoTime() - start) / 1e9;
        images = outcomes.seen() - first;
        cpuSeconds = alone.worker().cpuSeconds() - cpuBefore;
        threads = alone.threads();
    }

    int first() {
        return first;
    }

    int images() {
        return images;
    }

    /** Images a second. */
    double rate() {
        return images / seconds;
    }

    /** Milliseconds of the worker's CPU an image. */
    double cpu() {
        return millis(cpuSeconds);
    }

    /** Where those go, by kind of thread. */
    void printThreads() {
        threads.entrySet().stream()
                .map(thread -> Map.entry(thread.getKey(), millis(since(thread))))
                .filter(thread -> thread.getValue() >= 0.03)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(thread ->
                        Report.line(
                                "  threads %-16s %6.2f ms CPU an image",
                                thread.getKey(), thread.getValue()));
    }

    private double since(Map.Entry<String, Double> thread) {
        return thread.getValue() - threadsBefore.getOrDefault(thread.getKey(), 0.0);
    }

    private double millis(double secondsOfAll) {
        return secondsOfAll / images * 1e3;
    }
}
