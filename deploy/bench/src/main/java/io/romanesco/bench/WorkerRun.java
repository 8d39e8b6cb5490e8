package io.romanesco.bench;

import io.romanesco.bench.BareLoop.Speed;
import io.romanesco.bench.load.ImageTopic;
import io.romanesco.bench.load.ImageTopic.Results;
import io.romanesco.bench.stack.StandaloneWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * inference-service alone with a full topic, against a bare loop of ONNX Runtime before and after
 * it. Both have the same model, number of inferences and batch, so their ratio is the part of the
 * CPU that goes into the model.
 */
final class WorkerRun implements Callable<Void> {

    /** Images in one inference, for the worker and the loop. */
    private static final int BATCH = Integer.getInteger("batch", 4);

    private static final int FIRST_IMAGES = 500;
    private static final Duration LOOP = Duration.ofSeconds(8);

    private final String precision;
    private final int warmUp;
    private final int images;

    private WorkerRun(String precision, int warmUp, int images) {
        this.precision = precision;
        this.warmUp = Integer.getInteger("warmup", warmUp);
        this.images = Integer.getInteger("images", images);
    }

    static WorkerRun int8() {
        return new WorkerRun("int8", 2_000, 3_000);
    }

    /** Several times as slow, so with fewer images. */
    static WorkerRun fp32() {
        return new WorkerRun("fp32", 800, 800);
    }

    @Override
    public Void call() throws Exception {
        Speed before = loop();
        List<byte[]> files = Pictures.jpegs(224, 100);
        try (StandaloneWorker worker = StandaloneWorker.startServers()) {
            ImageTopic.send(worker.kafka(), files, warmUp + images);
            worker.start(
                    Map.of(
                            "ROMANESCO_MODELS_PRECISION",
                            precision,
                            "ROMANESCO_WORKERS_BATCH",
                            Integer.toString(BATCH)));
            try (Results results = ImageTopic.results(worker.kafka())) {
                results.await(FIRST_IMAGES);
                WorkerMeasurement warmingUp = new WorkerMeasurement(worker, results);
                results.await(warmUp);
                warmingUp.end();
                WorkerMeasurement warm = new WorkerMeasurement(worker, results);
                results.await(warmUp + images);
                warm.end();
                warm.printThreads();
                Speed after = loop();
                double loopRate = (before.rate() + after.rate()) / 2;
                double loopCpu = (before.cpu() + after.cpu()) / 2;
                print("while it warms up", warmingUp, loopRate, loopCpu);
                print("warm", warm, loopRate, loopCpu);
                if (results.rejected() > 0) {
                    Report.line("%d images were rejected: no valid figure", results.rejected());
                }
            }
        }
        return null;
    }

    private static void print(
            String when, WorkerMeasurement worker, double loopRate, double loopCpu) {
        Report.line(
                "inference-service %s, images %d to %d: %.1f images/s, %.2f ms CPU an image",
                when,
                worker.first() + 1,
                worker.first() + worker.images(),
                worker.rate(),
                worker.cpu());
        Report.line(
                "  ratio to the bare loop: %.3f by CPU, %.3f by images/s;"
                        + " outside ONNX Runtime %.2f ms an image",
                loopCpu / worker.cpu(), worker.rate() / loopRate, worker.cpu() - loopCpu);
    }

    private Speed loop() throws Exception {
        int workers = Runtime.getRuntime().availableProcessors();
        Speed speed = new BareLoop(precision, workers, 1, BATCH).run(LOOP);
        Report.line(
                "bare loop, %s, %d inferences x 1 thread, batch %d: %.1f images/s, %.2f ms CPU an"
                        + " image",
                precision, workers, BATCH, speed.rate(), speed.cpu());
        return speed;
    }
}
