package io.romanesco.bench;

import io.romanesco.bench.load.Images;
import io.romanesco.bench.load.Images.Outcomes;
import io.romanesco.bench.stack.WorkerAlone;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Does the worker grow? Its memory after 2,000 images and after 20,000; takes some minutes. */
final class MemoryRun implements Callable<Void> {

    private static final int PORTION = 2_000;
    private static final int IMAGES = Integer.getInteger("images", 20_000);

    @Override
    public Void call() throws Exception {
        List<byte[]> files = Pictures.jpegs(224, 200);
        try (WorkerAlone alone = WorkerAlone.startServers()) {
            alone.startWorker(Map.of());
            try (Outcomes outcomes = Images.outcomes(alone.kafka())) {
                long first = 0;
                for (int sent = 0; sent < IMAGES; ) {
                    Images.send(alone.kafka(), files, PORTION);
                    sent += PORTION;
                    outcomes.await(sent);
                    long resident = alone.worker().residentBytes();
                    first = first == 0 ? resident : first;
                    Report.line(
                            "after %6d images %4d MiB resident, %.3f of the first",
                            sent, resident >> 20, (double) resident / first);
                }
            }
        }
        return null;
    }
}
