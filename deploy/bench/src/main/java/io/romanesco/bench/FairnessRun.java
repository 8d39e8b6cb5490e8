package io.romanesco.bench;

import io.romanesco.bench.load.HttpLoad;
import io.romanesco.bench.load.HttpLoad.Load;
import io.romanesco.bench.load.ImageTopic;
import io.romanesco.bench.stack.LocalStack;
import io.romanesco.bench.stack.ModelFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Latency of uploads while re-classification floods a model that takes two seconds a picture,
 * against the latency before and after it, with the whole stack.
 */
final class FairnessRun implements Callable<Void> {

    private static final Path SLOW = Path.of("deploy/bench/models/slow").toAbsolutePath();
    private static final Path VEGETABLES =
            Path.of("inference-service/models/vegetables").toAbsolutePath();

    private static final int WARM_UP = 300;
    private static final int IN_FLIGHT = 4;
    private static final Duration WARM_UP_TIME = Duration.ofSeconds(60);
    private static final int UPLOADS_A_SECOND = Integer.getInteger("rate", 2);
    private static final int SECONDS = Integer.getInteger("seconds", 45);
    private static final int STORED_IMAGES = 2_000;
    private static final double PERCENTILE = 95;

    @Override
    public Void call() throws Exception {
        List<byte[]> files = Pictures.jpegs(224, 100);
        try (ModelFolder models = ModelFolder.of(VEGETABLES, SLOW);
                LocalStack stack = LocalStack.start(settings(models));
                HttpLoad uploads = HttpLoad.uploads(stack.url(), files, "wait=60")) {
            uploads.inTurn(WARM_UP, IN_FLIGHT, WARM_UP_TIME);
            Load idle = measure(uploads, "idle");
            ImageTopic.reclassify(stack.kafka(), files, STORED_IMAGES, "slow");
            try (ImageTopic.Results slow = ImageTopic.results(stack.kafka())) {
                slow.awaitModel("slow", 1);
                slow.readAll();
                int before = slow.ofModel("slow");
                Load flooded = measure(uploads, "flooded by re-classification");
                slow.readAll();
                int analysed = slow.ofModel("slow") - before;
                Report.line(
                        "  beside them %d stored images were analysed, %.1f s each",
                        analysed, flooded.seconds() / Math.max(1, analysed));
                Report.line(
                        "p95 flooded / idle: %.2f",
                        (double) flooded.micros().getValueAtPercentile(PERCENTILE)
                                / idle.micros().getValueAtPercentile(PERCENTILE));
            }
        }
        return null;
    }

    private static Load measure(HttpLoad uploads, String when) {
        Load load = uploads.atRate(UPLOADS_A_SECOND, SECONDS);
        Report.latencies("upload to stored result, " + when, load.micros());
        if (!load.refused().isEmpty()) {
            Report.line("  failed requests by status: %s", load.refused());
        }
        return load;
    }

    private static Map<String, String> settings(ModelFolder models) {
        return Map.of(
                "ROMANESCO_MODELS_DIRECTORY",
                models.path().toString(),
                "ROMANESCO_MODELS_ALSO",
                "slow");
    }
}
