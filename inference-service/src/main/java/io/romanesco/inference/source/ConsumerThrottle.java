package io.romanesco.inference.source;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Keeps Kafka's clients quiet while images wait for a worker: what they do then takes processors
 * from the models, and makes nothing quicker (deploy/bench).
 *
 * <ul>
 *   <li>SmallRye pauses the partitions of a consumer whose queue is full, and then polls it every 2
 *       ms, for nothing. So its thread rests, for a short time, so that offsets, rebalances and a
 *       stop don't wait for long; there is always a poll between two rests, and heartbeats have a
 *       thread of their own.
 *   <li>The producer waits some time (linger.ms) for results to send together, except for those
 *       that nothing waits behind.
 * </ul>
 */
@ApplicationScoped
public class ConsumerThrottle {

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final KafkaClientService clients;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile Thread resting;

    ConsumerThrottle(KafkaClientService clients) {
        this.clients = clients;
    }

    /** Polls no more as long as there is enough to do. */
    public void rest(BooleanSupplier enough) {
        if (enough.getAsBoolean() && asked.compareAndSet(false, true)) {
            Consumer<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> rest =
                    _ -> restNow(enough);
            clients.<byte[], byte[]>getConsumer("images")
                    .runOnPollingThread(rest)
                    .subscribe()
                    .with(rested -> {}, ended -> asked.set(false));
        }
    }

    /** Ends a rest, when nothing waits for a worker any more. */
    public void goOn() {
        LockSupport.unpark(resting);
    }

    /** Sends the results that there are now. */
    public void send() {
        clients.getProducer("classifications").flush().subscribe().with(sent -> {}, ended -> {});
    }

    private void restNow(BooleanSupplier enough) {
        resting = Thread.currentThread();
        long end = System.nanoTime() + LONGEST_NANOS;
        long left = LONGEST_NANOS;
        while (left > 0 && enough.getAsBoolean()) {
            LockSupport.parkNanos(this, left);
            left = end - System.nanoTime();
        }
        resting = null;
        asked.set(false);
    }
}
