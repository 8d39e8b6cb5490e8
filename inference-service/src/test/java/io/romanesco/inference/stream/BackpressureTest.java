package io.romanesco.inference.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.romanesco.inference.catalog.LoadedModels;
import io.romanesco.inference.color.PictureColors;
import io.romanesco.inference.config.WorkersConfig;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.servers.LocalServers;
import io.romanesco.inference.servers.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is more than the workers and their queue take stays in Kafka; nothing else stands still. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class BackpressureTest {

    private static final byte[] IMAGE = Drawings.jpeg(Drawings.plain(40, 40, Drawings.GREEN));
    private static final int MORE = 20;

    @Inject ImageProcessor processor;
    @Inject StreamMetrics metrics;
    @Inject ImageDecoder decoder;
    @Inject MemoryBudget budget;
    @Inject PictureColors colors;
    @Inject Batches batches;
    @Inject MeterRegistry registry;
    @Inject WorkersConfig config;

    /** Holds every picture until it is told to go on. */
    private static final class Held extends ImageProcessor {

        private final CountDownLatch go = new CountDownLatch(1);
        private final AtomicInteger begun = new AtomicInteger();

        Held(
                StreamMetrics metrics,
                ImageDecoder decoder,
                MemoryBudget budget,
                PictureColors colors,
                Batches batches) {
            super(metrics, decoder, budget, colors, batches);
        }

        @Override
        Outcome process(SubmittedImage image, LoadedModels models) {
            begun.incrementAndGet();
            try {
                go.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return super.process(image, models);
        }
    }

    @Test
    void takesNoMoreThanItCanHoldAndGoesOnLater() {
        Held held = new Held(metrics, decoder, budget, colors, batches);
        QuarkusMock.installMockForInstance(held, processor);
        try (Topics topics = new Topics()) {
            int workers = (int) gauge("romanesco.workers");
            int capacity = workers + config.queue();
            int count = capacity + MORE;
            IntStream.range(0, count)
                    .forEach(i ->
                            topics.send("images", "held-" + i, IMAGE, Map.of("ce_id", "h" + i)));

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> {
                        assertThat(gauge("romanesco.workers.busy")).isEqualTo(workers);
                        assertThat(gauge("romanesco.workers.queued")).isEqualTo(config.queue());
                    });
            assertThat(held.begun).hasValue(workers);
            assertThat(gauge("romanesco.in.flight.bytes")).isEqualTo(capacity * IMAGE.length);
            // Event loops are free: they answer while all workers stand still.
            RestAssured.get("/q/health/live").then().statusCode(200);

            held.go.countDown();

            assertThat(
                            topics.read(
                                    "classifications",
                                    count,
                                    outcome ->
                                            new String(outcome.value()).contains("/cameras/held-")))
                    .hasSize(count);
            assertThat(held.begun).hasValue(count);
        }
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
