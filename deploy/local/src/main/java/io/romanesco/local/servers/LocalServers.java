package io.romanesco.local.servers;

import io.romanesco.local.UserError;
import io.romanesco.local.process.FreePorts;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL, Kafka and S3, started and stopped in parallel. */
final class LocalServers implements AutoCloseable {

    /** The ports of the three servers; 0 stands for a free one. */
    record Ports(int postgres, int kafka, int s3) {

        /** Replaces each 0 by a free port. */
        static Ports choose(int postgres, int kafka, int s3) {
            return new Ports(
                    FreePorts.orFree(postgres), FreePorts.orFree(kafka), FreePorts.orFree(s3));
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(LocalServers.class);

    private final FutureTask<PostgresServer> postgres;
    private final FutureTask<KafkaBroker> kafka;
    private final FutureTask<S3Server> s3;
    private boolean closed;

    /**
     * Returns at once; {@link #info()} waits.
     *
     * @param durable true if data must survive a power cut, but for Kafka's last quarter second
     */
    LocalServers(Path folder, Ports ports, boolean durable) {
        postgres =
                begin(
                        "postgres",
                        () ->
                                PostgresServer.start(
                                        folder.resolve("postgres"), ports.postgres(), durable));
        kafka =
                begin(
                        "kafka",
                        () -> KafkaBroker.start(folder.resolve("kafka"), ports.kafka(), durable));
        s3 = begin("s3", () -> S3Server.start(folder.resolve("s3"), ports.s3()));
    }

    /** Waits until all three answer. */
    ServersInfo info() throws InterruptedException {
        PostgresServer database = ready(postgres, "PostgreSQL");
        KafkaBroker broker = ready(kafka, "Kafka");
        S3Server store = ready(s3, "S3");
        return new ServersInfo(
                new ServersInfo.Postgres(
                        "localhost",
                        database.port(),
                        PostgresServer.DATABASE,
                        PostgresServer.USERNAME,
                        PostgresServer.PASSWORD,
                        database.pid()),
                new ServersInfo.Kafka(broker.bootstrapServers()),
                new ServersInfo.S3(
                        store.endpoint(),
                        S3Server.REGION,
                        S3Server.ACCESS_KEY,
                        S3Server.SECRET_KEY,
                        S3Server.BUCKET),
                ProcessHandle.current().pid());
    }

    private static <T> FutureTask<T> begin(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().name(name).daemon().start(task);
        return task;
    }

    private static <T> T ready(FutureTask<T> server, String name) throws InterruptedException {
        try {
            return server.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UserError failure) {
                throw failure;
            }
            throw new UserError(
                    name + " did not start: " + e.getCause().getMessage(), e.getCause());
        }
    }

    /** Stops the servers; waits first for a server that is still starting. */
    @Override
    public synchronized void close() throws InterruptedException {
        if (closed) {
            return;
        }
        closed = true;
        FutureTask<Void> stopKafka = begin("stop-kafka", () -> stop(kafka));
        FutureTask<Void> stopS3 = begin("stop-s3", () -> stop(s3));
        FutureTask<Void> stopPostgres = begin("stop-postgres", () -> stop(postgres));
        for (FutureTask<Void> task : List.of(stopKafka, stopS3, stopPostgres)) {
            ended(task);
        }
    }

    private static Void stop(FutureTask<? extends AutoCloseable> server) throws Exception {
        server.get().close();
        return null;
    }

    private static void ended(FutureTask<Void> task) throws InterruptedException {
        try {
            task.get();
        } catch (ExecutionException e) {
            LOG.debug("A server did not stop in order", e.getCause());
        }
    }
}
