package io.romanesco.bench;

import io.romanesco.bench.load.Images;
import io.romanesco.bench.load.Images.Outcomes;
import io.romanesco.bench.loop.BareLoop;
import io.romanesco.bench.loop.BareLoop.Speed;
import io.romanesco.bench.loop.LoopSettings;
import io.romanesco.bench.stack.WorkerAlone;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * inference-service alone with a full topic against a bare loop of ONNX Runtime with the same model
 * and threads, one picture at a time, before and after it: how much of a processor goes into the
 * model? For comparison the loop in batches as well.
 */
final class WorkerRun implements Callable<Void> {

    private static final Path MODELS = Path.of("inference-service/models/vegetables/1.0.0");

    /** As many pictures as inference-service takes into an inference by default. */
    private static final int BATCH = 4;

    private static final Duration LOOP = Duration.ofSeconds(8);

    private final String precision;
    private final Path model;
    private final int warmUp;
    private final int images;

    private WorkerRun(String precision, String file, int warmUp, int images) {
        this.precision = precision;
        this.model = MODELS.resolve(file);
        this.warmUp = Integer.getInteger("warmup", warmUp);
        this.images = Integer.getInteger("images", images);
    }

    static WorkerRun int8() {
        return new WorkerRun("int8", "model.onnx", 2_000, 3_000);
    }

    /** Several times as slow, so with fewer images. */
    static WorkerRun fp32() {
        return new WorkerRun("fp32", "model-fp16.onnx", 800, 800);
    }

    @Override
    public Void call() throws Exception {
        int workers = Runtime.getRuntime().availableProcessors();
        Speed before = loop(workers, 1);
        List<byte[]> files = Pictures.jpegs(224, 100);
        try (WorkerAlone alone = WorkerAlone.startServers()) {
            Images.send(alone.kafka(), files, warmUp + images);
            alone.startWorker(Map.of("ROMANESCO_MODELS_PRECISION", precision));
            try (Outcomes outcomes = Images.outcomes(alone.kafka())) {
                outcomes.await(500);
                WorkerTurn early = new WorkerTurn(alone, outcomes);
                outcomes.await(warmUp);
                early.end();
                WorkerTurn turn = new WorkerTurn(alone, outcomes);
                outcomes.await(warmUp + images);
                turn.end();
                turn.printThreads();
                Speed after = loop(workers, 1);
                loop(workers, BATCH);
                double bareRate = (before.rate() + after.rate()) / 2;
                double bareCpu = (before.cpu() + after.cpu()) / 2;
                print("while it warms up", early, bareRate, bareCpu);
                print("warm", turn, bareRate, bareCpu);
                if (outcomes.rejected() > 0) {
                    Report.line("%d images were rejected: no good figure", outcomes.rejected());
                }
            }
        }
        return null;
    }

    private static void print(String when, WorkerTurn turn, double bareRate, double bareCpu) {
        Report.line(
                "inference-service %s, images %d to %d: %.1f images/s, %.2f ms CPU an image",
                when, turn.first() + 1, turn.first() + turn.images(), turn.rate(), turn.cpu());
        Report.line(
                "  ratio to the bare loop: %.3f by CPU, %.3f of its images/s;"
                        + " outside ONNX Runtime %.2f ms an image",
                bareCpu / turn.cpu(), turn.rate() / bareRate, turn.cpu() - bareCpu);
    }

    private Speed loop(int workers, int batch) throws Exception {
        LoopSettings settings = LoopSettings.of(workers, 1).withBatch(batch);
        Speed speed = BareLoop.run(model, settings, LOOP);
        Report.line(
                "bare loop, %s, %d x 1 thread, %d at once: %.1f images/s, %.2f ms CPU an image",
                precision, workers, batch, speed.rate(), speed.cpu());
        return speed;
    }
}
