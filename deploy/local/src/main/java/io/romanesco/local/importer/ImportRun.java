package io.romanesco.local.importer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Sends files on one thread and collects results on another.
 *
 * @param patience how long to wait when nothing happens any more
 */
record ImportRun(Reading reading, Journal journal, ImportProgress progress, Duration patience) {

    /**
     * Returns when every image has a result, or none has come for too long.
     *
     * @return false when Kafka did not take all of them
     */
    boolean stream(List<ImageFile> files, String kafka) throws Exception {
        try (OutcomeFollower outcomes = new OutcomeFollower(kafka, journal.started());
                FrameSender sender = new FrameSender(kafka, reading.camera())) {
            FutureTask<Boolean> sending = new FutureTask<>(() -> send(files, sender));
            Thread.ofPlatform().name("sender").daemon().start(sending);
            follow(outcomes, sending);
            return sending.get();
        }
    }

    private boolean send(List<ImageFile> files, FrameSender sender) {
        for (ImageFile file : files) {
            if (ledger().kafkaGone()) {
                return false;
            }
            Optional<Frame> read = reading.frame(file);
            if (read.isPresent()) {
                send(read.get(), sender);
            }
        }
        sender.flush();
        return !ledger().kafkaGone();
    }

    private void send(Frame frame, FrameSender sender) {
        ledger().expect(frame.id(), frame.path(), frame.label());
        if (journal.contains(frame.id())) {
            ledger().acknowledged();
        } else {
            sender.send(frame, this::sent);
        }
    }

    private void sent(Frame frame, Exception failure) {
        if (failure == null) {
            journal.add(frame.id());
            ledger().acknowledged();
            return;
        }
        ledger().unsent(frame.id(), frame.path(), "not sent: " + failure.getMessage());
        if (failure instanceof RetriableException) {
            ledger().loseKafka();
        }
    }

    private void follow(OutcomeFollower outcomes, FutureTask<Boolean> sending) {
        long lastNews = System.nanoTime();
        Ledger.Counts before = ledger().counts();
        while (true) {
            boolean allSent = sending.isDone();
            outcomes.poll(ledger()::outcome);
            Ledger.Counts counts = ledger().counts();
            progress.show(counts);
            if (!counts.equals(before)) {
                before = counts;
                lastNews = System.nanoTime();
            }
            boolean tired = System.nanoTime() - lastNews > patience.toNanos();
            if (allSent && (counts.finished() == counts.expected() || tired)) {
                return;
            }
        }
    }

    private Ledger ledger() {
        return reading.ledger();
    }
}
