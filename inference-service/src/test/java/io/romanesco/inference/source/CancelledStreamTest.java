package io.romanesco.inference.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.servers.LocalServers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class CancelledStreamTest {

    private static final byte[] IMAGE = Drawings.jpeg(Drawings.plain(40, 40, Drawings.GREEN));

    @Inject ImagesChannel stream;
    @Inject MeterRegistry registry;

    @Test
    void imageInWorkWhenItsStreamIsCancelledReturnsItsBytes() {
        CountDownLatch end = new CountDownLatch(1);
        ReplacedProcessor.install(work -> {
            try {
                end.await();
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
            return work.get();
        });
        AssertSubscriber<Message<byte[]>> results =
                stream.analyse(
                                Multi.createBy()
                                        .concatenating()
                                        .streams(image(), Multi.createFrom().nothing()))
                        .subscribe()
                        .withSubscriber(AssertSubscriber.create(1));
        await().atMost(Duration.ofMinutes(1)).until(() -> gauge("romanesco.workers.busy") == 1);
        assertThat(gauge("romanesco.in.flight.bytes")).isEqualTo(IMAGE.length);

        results.cancel();

        await().until(() -> gauge("romanesco.in.flight.bytes") == 0);
        end.countDown();
        await().until(() -> gauge("romanesco.workers.busy") == 0);
    }

    private static Multi<Message<byte[]>> image() {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("images", 0, 0, new byte[0], IMAGE);
        return Multi.createFrom()
                .item(
                        Message.of(IMAGE)
                                .addMetadata(new IncomingKafkaRecordMetadata<>(record, "images")));
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
