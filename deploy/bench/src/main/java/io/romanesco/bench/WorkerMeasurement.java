package io.romanesco.bench;

import io.romanesco.bench.load.ImageTopic.Results;
import io.romanesco.bench.stack.StandaloneWorker;
import java.util.Map;

/** Images and CPU time of the worker between two moments. */
final class WorkerMeasurement {

    private final StandaloneWorker worker;
    private final Results results;
    private final int first;
    private final double cpuBefore;
    private final Map<String, Double> threadsBefore;
    private final long start = System.nanoTime();
    private int images;
    private double seconds;
    private double cpuSeconds;
    private Map<String, Double> threads;

    /** Starts with the next result. */
    WorkerMeasurement(StandaloneWorker worker, Results results) {
        this.worker = worker;
        this.results = results;
        this.first = results.seen();
        this.cpuBefore = worker.usage().cpuSeconds();
        this.threadsBefore = worker.threads();
    }

    void end() {
        seconds = (System.nanoTime() - start) / 1e9;
        images = results.seen() - first;
        cpuSeconds = worker.usage().cpuSeconds() - cpuBefore;
        threads = worker.threads();
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

    /** Prints CPU an image by kind of thread. */
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
