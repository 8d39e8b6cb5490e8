package io.romanesco.local.servers;

import io.romanesco.contract.Topics;
import io.romanesco.local.process.FreePorts;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A Kafka broker that is its own controller (KRaft), in this JVM, with its data in a folder. */
final class KafkaBroker implements AutoCloseable {

    /** The largest record batch, with room for headers around the largest image. */
    static final int MAX_MESSAGE_BYTES = 20 * 1024 * 1024;

    /** There is no replica: a power cut loses what this broker has not flushed to disk. */
    private static final Duration FLUSH_INTERVAL = Duration.ofMillis(250);

    private static final int NODE_ID = 1;
    private static final short ONE_REPLICA = 1;
    private static final Map<String, String> LARGE =
            Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "" + MAX_MESSAGE_BYTES);
    private static final Map<String, String> COMPACTED =
            Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);

    /** As deploy/contracts/asyncapi.yaml describes them. */
    private static final List<NewTopic> TOPICS =
            List.of(
                    new NewTopic(Topics.IMAGES, 6, ONE_REPLICA).configs(LARGE),
                    new NewTopic(Topics.CLASSIFICATIONS, 6, ONE_REPLICA),
                    new NewTopic(Topics.ANNOTATIONS, 6, ONE_REPLICA).configs(LARGE),
                    new NewTopic(Topics.ANNOTATED, 6, ONE_REPLICA).configs(LARGE),
                    new NewTopic(Topics.RECLASSIFICATIONS, 6, ONE_REPLICA).configs(LARGE),
                    new NewTopic(Topics.DEAD_LETTER, 1, ONE_REPLICA).configs(LARGE),
                    new NewTopic(Topics.MODELS, 1, ONE_REPLICA).configs(COMPACTED),
                    new NewTopic(Topics.POLICIES, 1, ONE_REPLICA).configs(COMPACTED));

    /** One broker cannot replicate. */
    private static final Map<String, String> ONE_BROKER =
            Map.of(
                    "default.replication.factor", "1",
                    "offsets.topic.replication.factor", "1",
                    "transaction.state.log.replication.factor", "1",
                    "transaction.state.log.min.isr", "1",
                    "share.coordinator.state.topic.replication.factor", "1",
                    "share.coordinator.state.topic.min.isr", "1",
                    "group.initial.rebalance.delay.ms", "0");

    /** Few threads and small buffers: the broker shares a heap of 320 MB with S3. */
    private static final Map<String, String> SMALL =
            Map.of(
                    "offsets.topic.num.partitions", "4",
                    "transaction.state.log.num.partitions", "4",
                    "share.coordinator.state.topic.num.partitions", "4",
                    "log.cleaner.dedupe.buffer.size", "" + 4 * 1024 * 1024,
                    "num.network.threads", "2",
                    "num.io.threads", "4",
                    "background.threads", "2",
                    "socket.request.max.bytes", "" + 32 * 1024 * 1024,
                    "queued.max.request.bytes", "" + 96 * 1024 * 1024);

    private final KafkaRaftServer server;
    private final int port;

    private KafkaBroker(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker and creates the topics.
     *
     * @param durable true to flush every {@link #FLUSH_INTERVAL}
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
        broker.createMissingTopics();
        return broker;
    }

    String bootstrapServers() {
        return "localhost:" + port;
    }

    private void createMissingTopics() throws ExecutionException, InterruptedException {
        Map<String, Object> settings =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing =
                    TOPICS.stream().filter(topic -> !present.contains(topic.name())).toList();
            admin.createTopics(missing).all().get();
        }
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
        int controllerPort = FreePorts.free();
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
        settings.putAll(ONE_BROKER);
        settings.putAll(SMALL);
        if (durable) {
            settings.put("log.flush.scheduler.interval.ms", "" + FLUSH_INTERVAL.toMillis());
            // The least age of a record to flush: each run flushes everything.
            settings.put("log.flush.interval.ms", "1");
        }
        return settings;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
