package io.romanesco.local.importer;

import io.romanesco.local.importer.ImageSource.ImageFile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Sends files on one thread and collects results on another.
 *
 * @param timeout how long to wait for results without any progress
 */
record ImportRun(
        FrameReader reader,
        AcknowledgedIds acknowledged,
        ImportProgress progress,
        Duration timeout) {

    /**
     * Returns when every image has a result, or after {@code timeout} without progress.
     *
     * @return false if Kafka did not take all images
     */
    boolean stream(List<ImageFile> files, String kafka) throws Exception {
        try (ResultConsumer results = new ResultConsumer(kafka, acknowledged.started());
                FrameProducer sender = new FrameProducer(kafka, reader.camera())) {
            FutureTask<Boolean> sending = new FutureTask<>(() -> send(files, sender));
            Thread.ofPlatform().name("sender").daemon().start(sending);
            follow(results, sending);
            return sending.get();
        }
    }

    private boolean send(List<ImageFile> files, FrameProducer sender) {
        for (ImageFile file : files) {
            if (state().kafkaFailed()) {
                return false;
            }
            Optional<Frame> read = reader.frame(file);
            if (read.isPresent()) {
                send(read.get(), sender);
            }
        }
        sender.flush();
        return !state().kafkaFailed();
    }

    private void send(Frame frame, FrameProducer sender) {
        state().expect(frame.id(), frame.path(), frame.label());
        if (acknowledged.contains(frame.id())) {
            state().acknowledged();
        } else {
            sender.send(frame, this::sent);
        }
    }

    private void sent(Frame frame, Exception failure) {
        if (failure == null) {
            acknowledged.add(frame.id());
            state().acknowledged();
            return;
        }
        state().unsent(frame.id(), frame.path(), "not sent: " + failure.getMessage());
        if (failure instanceof RetriableException) {
            state().failKafka();
        }
    }

    private void follow(ResultConsumer results, FutureTask<Boolean> sending) {
        long lastProgress = System.nanoTime();
        ImportState.Counts before = state().counts();
        while (true) {
            boolean allSent = sending.isDone();
            results.poll(state()::result);
            ImportState.Counts counts = state().counts();
            progress.show(counts);
            if (!counts.equals(before)) {
                before = counts;
                lastProgress = System.nanoTime();
            }
            boolean timedOut = System.nanoTime() - lastProgress > timeout.toNanos();
            if (allSent && (counts.finished() == counts.expected() || timedOut)) {
                return;
            }
        }
    }

    private ImportState state() {
        return reader.state();
    }
}
