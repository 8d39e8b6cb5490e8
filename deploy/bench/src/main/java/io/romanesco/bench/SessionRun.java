package io.romanesco.bench;

import io.romanesco.bench.BareLoop.Speed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The bundled model by precision, threads inside an inference and batch, with all processors busy.
 * It names the quickest settings, to tune inference-service with.
 */
final class SessionRun implements Callable<Void> {

    private static final Duration TIME = Duration.ofSeconds(6);
    private static final List<Integer> BATCHES = List.of(1, 4);

    private record Result(BareLoop loop, Speed speed) {}

    @Override
    public Void call() throws Exception {
        int processors = Runtime.getRuntime().availableProcessors();
        for (String precision : List.of("int8", "fp32")) {
            Result best = null;
            for (int threads = 1; threads <= processors; threads *= 2) {
                for (int batch : BATCHES) {
                    BareLoop loop = new BareLoop(precision, processors / threads, threads, batch);
                    Result result = new Result(loop, loop.run(TIME));
                    print(result);
                    if (best == null || result.speed().rate() > best.speed().rate()) {
                        best = result;
                    }
                }
            }
            printSettings(best.loop());
        }
        return null;
    }

    private static void print(Result result) {
        BareLoop loop = result.loop();
        Report.line(
                "%s, %2d inferences x %2d threads, batch %d: %7.1f images/s, %6.2f ms CPU an image",
                loop.precision(),
                loop.workers(),
                loop.threads(),
                loop.batch(),
                result.speed().rate(),
                result.speed().cpu());
    }

    private static void printSettings(BareLoop loop) {
        Report.line(
                "  quickest: ROMANESCO_MODELS_PRECISION=%s ROMANESCO_SESSION_THREADS=%d"
                        + " ROMANESCO_WORKERS_COUNT=%d ROMANESCO_WORKERS_BATCH=%d",
                loop.precision(), loop.threads(), loop.workers(), loop.batch());
    }
}
