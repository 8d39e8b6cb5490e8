package io.romanesco.bench;

import io.romanesco.bench.load.Images;
import io.romanesco.bench.load.Images.Outcomes;
import io.romanesco.bench.loop.BareLoop;
import io.romanesco.bench.loop.BareLoop.Speed;
import io.romanesco.bench.loop.LoopSettings;
import io.romanesco.bench.stack.Usage;
import io.romanesco.bench.stack.WorkerAlone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * inference-service alone with a full topic against a bare loop of ONNX Runtime with the same model
 * and threads, before and after it: how much of a processor goes into the model?
 */
final class WorkerRun implements Callable<Void> {

    private static final Path MODEL =
            Path.of("inference-service/models/vegetables/1.0.0/model.onnx");
    private static final Duration LOOP = Duration.ofSeconds(8);
    private static final int WARM_UP = 1500;
    private static final int IMAGES = 1500;

    @Override
    public Void call() throws Exception {
        int workers = Runtime.getRuntime().availableProcessors();
        Speed before = loop(workers);
        List<byte[]> files = Pictures.jpegs(224, 100);
        try (WorkerAlone alone = WorkerAlone.startServers()) {
            Images.send(alone.kafka(), files, WARM_UP + IMAGES);
            alone.startWorker(Map.of());
            try (Outcomes outcomes = Images.outcomes(alone.kafka())) {
                outcomes.await(WARM_UP);
                int first = outcomes.seen();
                Usage usage = alone.worker();
                Map<String, Double> threads = alone.threads();
                long start = System.nanoTime();
                outcomes.await(WARM_UP + IMAGES);
                double seconds = (System.nanoTime() - start) / 1e9;
                int images = outcomes.seen() - first;
                double cpu = (alone.worker().cpuSeconds() - usage.cpuSeconds()) / images * 1e3;
                print(threads, alone.threads(), images);
                Speed after = loop(workers);
                print(images / seconds, cpu, before, after);
                if (outcomes.rejected() > 0) {
                    Report.line("%d images were rejected: no good figure", outcomes.rejected());
                }
            }
        }
        return null;
    }

    /** Where the time goes that the worker's own threads don't use. */
    private static void print(Map<String, Double> before, Map<String, Double> after, int images) {
        after.entrySet().stream()
                .map(thread ->
                        Map.entry(
                                thread.getKey(),
                                (thread.getValue() - before.getOrDefault(thread.getKey(), 0.0))
                                        / images
                                        * 1e3))
                .filter(thread -> thread.getValue() >= 0.05)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(thread ->
                        Report.line(
                                "  threads %-16s %6.2f ms CPU an image",
                                thread.getKey(), thread.getValue()));
    }

    private static Speed loop(int workers) throws Exception {
        Speed speed = BareLoop.run(MODEL, LoopSettings.of(workers, 1), LOOP);
        Report.line(
                "bare loop, %d x 1 thread: %.1f images/s, %.2f ms CPU an image",
                workers, speed.rate(), speed.cpu());
        return speed;
    }

    private static void print(double rate, double cpu, Speed before, Speed after) {
        double bareRate = (before.rate() + after.rate()) / 2;
        double bareCpu = (before.cpu() + after.cpu()) / 2;
        Report.line("inference-service:       %.1f images/s, %.2f ms CPU an image", rate, cpu);
        Report.line(
                "ratio to the bare loop: %.3f of its images/s, %.3f by CPU;"
                        + " outside ONNX Runtime %.2f ms an image",
                rate / bareRate, bareCpu / cpu, cpu - bareCpu);
    }
}
