package io.romanesco.inference.protocol;

import io.romanesco.inference.scheduling.ByteBudget;
import io.romanesco.inference.scheduling.ByteBudget.Permit;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Bounds the memory of messages that arrive by gRPC. Their sizes are not announced, so each counts
 * as the largest one until it is there. A message that there is no room for stays with its sender.
 */
@ApplicationScoped
public class MessageArrivals {

    private final ByteBudget bytes;
    private final int largest;
    private final int most;
    private final AtomicInteger open = new AtomicInteger();

    MessageArrivals(
            ProtocolConfig config,
            @ConfigProperty(name = "quarkus.grpc.server.max-inbound-message-size") int largest) {
        this.bytes = new ByteBudget(config.maxBytes().asLongValue());
        this.largest = largest;
        this.most = config.threads() + config.queue();
    }

    /** A message to come; empty where too many are to come already. Close it when it is there. */
    public Optional<Arrival> begin() {
        if (open.incrementAndGet() > most) {
            open.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(new Arrival());
    }

    /** A message that was not received yet. Safe for many threads. */
    public final class Arrival implements AutoCloseable {

        private Cancellable waiting;
        private Permit permit;
        private boolean closed;

        private Arrival() {}

        /** Runs something once there is room for the message. Called once. Does not block. */
        public void whenThereIsRoom(Runnable receive) {
            Cancellable subscribed =
                    bytes.acquire(largest)
                            .subscribe()
                            .with(granted -> {
                                if (hold(granted)) {
                                    receive.run();
                                }
                            });
            synchronized (this) {
                waiting = subscribed;
            }
            if (isClosed()) {
                subscribed.cancel();
            }
        }

        private boolean hold(Permit granted) {
            synchronized (this) {
                if (!closed) {
                    permit = granted;
                    return true;
                }
            }
            granted.release();
            return false;
        }

        private synchronized boolean isClosed() {
            return closed;
        }

        /** The message is there, or will not come. Only the first call has an effect. */
        @Override
        public void close() {
            Permit held;
            Cancellable wait;
            synchronized (this) {
                if (closed) {
                    return;
                }
                closed = true;
                held = permit;
                wait = waiting;
            }
            open.decrementAndGet();
            if (held != null) {
                held.release();
            } else if (wait != null) {
                wait.cancel();
            }
        }
    }
}
