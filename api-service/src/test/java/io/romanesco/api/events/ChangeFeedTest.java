package io.romanesco.api.events;

import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.api.support.Rows;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChangeFeedTest {

    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger listens = new AtomicInteger();
    private final Queue<UUID> heard = new ConcurrentLinkedQueue<>();
    private final Pool pool;
    private final Vertx vertx;
    private final ChangeCodec codec;
    private final EventsConfig config;
    private ChangeFeed feed;

    ChangeFeedTest(Pool pool, Vertx vertx, ChangeCodec codec, EventsConfig config) {
        this.pool = pool;
        this.vertx = vertx;
        this.codec = codec;
        this.config = config;
    }

    @BeforeEach
    void listen() {
        feed = new ChangeFeed(poolWhoseFirstListenFails(), vertx, codec, config);
        feed.add(
                new ChangeFeed.Listener() {
                    @Override
                    public void onChange(ImageChange change) {
                        heard.add(change.id());
                    }

                    @Override
                    public void onGap() {}
                });
    }

    @AfterEach
    void stop() {
        feed.stop(new ShutdownEvent());
    }

    @Test
    void listenThatFailsOnALiveConnectionIsTriedOnceMore() {
        UUID id = UUID.randomUUID();

        feed.start(new StartupEvent());

        await().untilAsserted(() -> {
            Rows.run(
                    "select pg_notify('image_events', '{\"type\":\"archived\",\"image\":{\"id\":\"%s\"}}')"
                            .formatted(id));
            assertThat(heard).contains(id);
        });
        assertThat(listens).hasValue(2);
        assertThat(connections).hasValue(2);
    }

    /**
     * The real pool. The first LISTEN is a statement that fails and leaves its connection alive.
     */
    private Pool poolWhoseFirstListenFails() {
        return intercept(
                Pool.class,
                (_, method, arguments) -> {
                    if (method.getName().equals("getConnection") && arguments == null) {
                        connections.incrementAndGet();
                        return pool.getConnection()
                                .map(connection -> failingOnce(PgConnection.cast(connection)));
                    }
                    return method.invoke(pool, arguments);
                });
    }

    private PgConnection failingOnce(PgConnection connection) {
        return intercept(
                PgConnection.class,
                (_, method, arguments) -> {
                    boolean fails =
                            method.getName().equals("query") && listens.getAndIncrement() == 0;
                    return fails
                            ? connection.query("select 1/0")
                            : method.invoke(connection, arguments);
                });
    }

    private static <T> T intercept(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
