package io.romanesco.inference.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

/** An image is acknowledged with the last of its results. */
class AcknowledgementTest {

    private static final IllegalStateException FAILED = new IllegalStateException("no answer");

    private final List<String> ends = new ArrayList<>();
    private final Message<byte[]> image =
            Message.of(
                    new byte[0],
                    () -> ended("ack"),
                    failure -> ended("nack " + failure.getMessage()));
    private final Runnable release = () -> ends.add("released");

    @Test
    void imageIsAcknowledgedOnceWithItsLastResult() {
        List<Message<byte[]>> results = results(3, Optional.empty());

        results.get(2).ack();
        results.get(0).ack();
        assertThat(ends).isEmpty();
        results.get(1).ack();

        assertThat(ends).containsExactly("ack", "released");
    }

    @Test
    void imageWithARefusedResultIsRefusedAfterTheOthers() {
        List<Message<byte[]>> results = results(2, Optional.empty());

        results.get(0).nack(new IllegalStateException("too large"));
        assertThat(ends).isEmpty();
        results.get(1).ack();

        assertThat(ends).containsExactly("nack too large", "released");
    }

    @Test
    void imageWithAFailedModelIsRefusedAfterTheResultsOfTheOthers() {
        List<Message<byte[]>> results = results(1, Optional.of(FAILED));

        results.getFirst().ack();

        assertThat(ends).containsExactly("nack no answer", "released");
    }

    @Test
    void imageWithoutResultsEndsAtOnce() {
        Acknowledgement.withoutResults(image, release, Optional.empty());
        Acknowledgement.withoutResults(image, release, Optional.of(FAILED));

        assertThat(ends).containsExactly("ack", "released", "nack no answer", "released");
    }

    private List<Message<byte[]>> results(int count, Optional<Throwable> failure) {
        List<Message<byte[]>> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(Message.of(new byte[] {(byte) i}));
        }
        return Acknowledgement.of(image, release, results, failure);
    }

    private CompletionStage<Void> ended(String how) {
        ends.add(how);
        return CompletableFuture.completedStage(null);
    }
}
