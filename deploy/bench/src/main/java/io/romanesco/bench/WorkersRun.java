package io.romanesco.bench;

import io.romanesco.bench.load.Images;
import io.romanesco.bench.load.Images.Outcomes;
import io.romanesco.bench.stack.WorkerAlone;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * inference-service alone with other batches, and numbers of decoding workers and waiting images.
 */
final class WorkersRun implements Callable<Void> {

    private static final int WARM_UP = 500;
    private static final int IMAGES = 700;

    private record Setting(int batch, int decoding, int queue) {}

    private static final List<Setting> SETTINGS =
            List.of(
                    new Setting(1, 0, 2),
                    new Setting(1, 1, 2),
                    new Setting(1, 2, 4),
                    new Setting(2, 4, 4),
                    new Setting(4, 4, 4),
                    new Setting(4, 8, 2),
                    new Setting(4, 8, 4),
                    new Setting(4, 8, 8),
                    new Setting(8, 16, 4));

    @Override
    public Void call() throws Exception {
        List<byte[]> files = Pictures.jpegs(224, 100);
        try (WorkerAlone alone = WorkerAlone.startServers();
                Outcomes outcomes = Images.outcomes(alone.kafka())) {
            for (Setting setting : SETTINGS) {
                measure(setting, alone, outcomes, files);
            }
        }
        return null;
    }

    private static void measure(
            Setting setting, WorkerAlone alone, Outcomes outcomes, List<byte[]> files)
            throws Exception {
        int before = outcomes.seen();
        Images.send(alone.kafka(), files, WARM_UP + IMAGES);
        alone.startWorker(
                Map.of(
                        "ROMANESCO_MODELS_PRECISION",
                        "int8",
                        "ROMANESCO_WORKERS_BATCH",
                        "" + setting.batch(),
                        "ROMANESCO_WORKERS_DECODING",
                        "" + setting.decoding(),
                        "ROMANESCO_WORKERS_QUEUE",
                        "" + setting.queue()));
        outcomes.await(before + WARM_UP);
        WorkerTurn turn = new WorkerTurn(alone, outcomes);
        outcomes.await(before + WARM_UP + IMAGES);
        turn.end();
        alone.stopWorker();
        Report.line(
                "batch %d, decoding %2d, queue %d: %6.1f images/s %7.2f ms CPU an image",
                setting.batch(), setting.decoding(), setting.queue(), turn.rate(), turn.cpu());
    }
}
