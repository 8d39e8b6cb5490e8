package io.romanesco.inference.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.pipeline.Outcome;
import io.romanesco.inference.scheduling.WorkersConfig;
import io.romanesco.inference.servers.LocalServers;
import io.romanesco.inference.servers.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Images beyond what the workers and their queue take stay in Kafka; nothing else is held up. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class BackpressureTest {

    private static final byte[] IMAGE = Drawings.jpeg(Drawings.plain(40, 40, Drawings.GREEN));
    private static final int MORE = 20;

    @Inject MeterRegistry registry;
    @Inject WorkersConfig config;

    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();

    /** Holds every image until the latch opens. */
    private Outcome hold(Supplier<Outcome> work) {
        begun.incrementAndGet();
        try {
            go.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return work.get();
    }

    @Test
    void imagesBeyondTheCapacityStayInKafkaUntilWorkersAreFree() {
        ReplacedProcessor.install(this::hold);
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
            assertThat(begun).hasValue(workers);
            assertThat(gauge("romanesco.in.flight.bytes")).isEqualTo(capacity * IMAGE.length);
            // Event loops still answer while all workers wait.
            RestAssured.get("/q/health/live").then().statusCode(200);

            go.countDown();

            assertThat(
                            topics.read(
                                    "classifications",
                                    count,
                                    outcome ->
                                            new String(outcome.value()).contains("/cameras/held-")))
                    .hasSize(count);
            assertThat(begun).hasValue(count);
        }
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
