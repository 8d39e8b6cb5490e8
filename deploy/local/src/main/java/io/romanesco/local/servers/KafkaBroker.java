package io.romanesco.local.servers;

import io.romanesco.local.process.Ports;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker that is its own controller (KRaft), in this JVM, on a folder that is kept. */
final class KafkaBroker implements AutoCloseable {

    /** The largest record batch, with room for headers around the largest image. */
    static final int MAX_MESSAGE_BYTES = 20 * 1024 * 1024;

    /**
     * No second broker has what a power cut takes from this one. And the system, which would write
     * it some time, writes half a minute of images at once: all who wait for the disk wait for
     * that, the database for 0.1 to 0.3 s.
     */
    private static final Duration FLUSH_EVERY = Duration.ofMillis(250);

    private static final int NODE_ID = 1;

    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * @param durable whether a power cut takes no more than the last {@link #FLUSH_EVERY}, about
     */
    static KafkaBroker start(Path folder, int port, boolean durable) throws Exception {
        Files.createDirectories(folder);
        if (Files.notExists(folder.resolve("meta.properties"))) {
            format(folder);
        }
        KafkaRaftServer server =
                new KafkaRaftServer(
                        KafkaConfig.fromProps(settings(folder, port, durable), false), Time.SYSTEM);
        server.startup();
        KafkaBroker broker = new KafkaBroker(server, port);
        new KafkaTopics(broker.bootstrapServers()).createMissing();
        return broker;
    }

    String bootstrapServers() {
        return "localhost:" + port;
    }

    private static void format(Path folder) throws Exception {
        new Formatter()
                .setPrintStream(
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE_ID)
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(folder.toString()))
                .setMetadataLogDirectory(Optional.of(folder.toString()))
                .setControllerListenerName("CONTROLLER")
                .run();
    }

    private static Properties settings(Path folder, int port, boolean durable) {
        int controllerPort = Ports.free();
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "" + NODE_ID);
        settings.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
        settings.put("log.dirs", folder.toString());
        settings.put("auto.create.topics.enable", "false");
        settings.put("message.max.bytes", "" + MAX_MESSAGE_BYTES);
        settings.put("replica.fetch.max.bytes", "" + MAX_MESSAGE_BYTES);
        single(settings);
        small(settings);
        if (durable) {
            settings.put("log.flush.scheduler.interval.ms", "" + FLUSH_EVERY.toMillis());
            // Each time whatever is not yet written, however young: or it would be every other
            // time.
            settings.put("log.flush.interval.ms", "1");
        }
        return settings;
    }

    /** One broker cannot replicate. */
    private static void single(Properties settings) {
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
    }

    /** Few threads and small buffers: the broker shares a heap of 320 MB with S3. */
    private static void small(Properties settings) {
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.num.partitions", "4");
        settings.put("log.cleaner.dedupe.buffer.size", "" + 4 * 1024 * 1024);
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("socket.request.max.bytes", "" + 32 * 1024 * 1024);
        settings.put("queued.max.request.bytes", "" + 96 * 1024 * 1024);
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
