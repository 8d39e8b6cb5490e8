package io.romanesco.inference.stream;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Lets Kafka's polling thread rest while enough images wait for a worker. SmallRye pauses the
 * partitions of a consumer whose queue is full, and then polls it every 2 ms, for nothing: half a
 * millisecond of processor an image (deploy/bench). A rest is short, so that offsets, rebalances
 * and a stop don't wait for long, and there is always a poll between two of them; heartbeats have a
 * thread of their own.
 */
@ApplicationScoped
class PollPace {

    private static final long LONGEST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final KafkaClientService clients;
    private final AtomicBoolean asked = new AtomicBoolean();
    private volatile Thread resting;

    PollPace(KafkaClientService clients) {
        this.clients = clients;
    }

    /** Polls no more as long as there is enough to do. */
    void rest(BooleanSupplier enough) {
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
    void goOn() {
        LockSupport.unpark(resting);
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
