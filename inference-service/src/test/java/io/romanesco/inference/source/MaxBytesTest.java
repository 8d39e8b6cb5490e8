package io.romanesco.inference.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.pipeline.Outcome;
import io.romanesco.inference.servers.LocalServers;
import io.romanesco.inference.servers.Topics;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Images larger than the byte budget are processed one after another, and return its bytes. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
@TestProfile(MaxBytesTest.OneByte.class)
class MaxBytesTest {

    private static final int COUNT = 12;
    private static final byte[] IMAGE = Drawings.jpeg(Drawings.plain(40, 40, Drawings.GREEN));
    private static final byte[] NO_IMAGE = "no picture at all".getBytes();

    @Inject MeterRegistry registry;

    /** A budget of one byte. */
    public static class OneByte implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("romanesco.workers.max-bytes", "1");
        }
    }

    private final AtomicInteger inWork = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    /** Remembers how many images were in work at the same time, at most. */
    private Outcome count(Supplier<Outcome> work) {
        most.accumulateAndGet(inWork.incrementAndGet(), Math::max);
        try {
            return work.get();
        } finally {
            inWork.decrementAndGet();
        }
    }

    @Test
    void imagesLargerThanTheBudgetAreProcessedOneByOne() {
        ReplacedProcessor.install(this::count);
        try (Topics topics = new Topics()) {
            IntStream.range(0, COUNT)
                    .forEach(i ->
                            topics.send(
                                    "images",
                                    "tight-" + i,
                                    i % 3 == 2 ? NO_IMAGE : IMAGE,
                                    Map.of("ce_id", "t" + i)));

            assertThat(
                            topics.read(
                                    "classifications",
                                    COUNT,
                                    outcome ->
                                            new String(outcome.value())
                                                    .contains("/cameras/tight-")))
                    .hasSize(COUNT);
            assertThat(most).hasValue(1);
            await().until(() -> registry.get("romanesco.in.flight.bytes").gauge().value() == 0);
        }
    }
}
