package io.romanesco.bench;

import io.romanesco.bench.load.Images;
import io.romanesco.bench.load.Images.Outcomes;
import io.romanesco.bench.stack.WorkerAlone;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Does the worker grow? Its memory after 2,000 images and after 20,000; takes some minutes. What an
 * image costs meanwhile shows how long the JIT compilers are at work.
 */
final class MemoryRun implements Callable<Void> {

    private static final int PORTION = 2_000;
    private static final double MIB = 1 << 20;
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
                    WorkerTurn turn = new WorkerTurn(alone, outcomes);
                    outcomes.await(sent);
                    turn.end();
                    long resident = alone.worker().residentBytes();
                    first = first == 0 ? resident : first;
                    Map<String, Double> metrics = alone.metrics();
                    Report.line(
                            "after %6d images %4d MiB resident, %.3f of the first; %.0f MiB outside"
                                + " heap and JVM, %.1f MiB of them direct buffers; %.2f ms CPU an"
                                + " image",
                            sent,
                            resident >> 20,
                            (double) resident / first,
                            metrics.getOrDefault("romanesco_native_bytes", Double.NaN) / MIB,
                            metrics.getOrDefault(
                                            "jvm_buffer_memory_used_bytes{id=\"direct\"}",
                                            Double.NaN)
                                    / MIB,
                            turn.cpu());
                }
            }
        }
        return null;
    }
}
