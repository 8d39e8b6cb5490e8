package io.romanesco.local.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics of Romanesco, as deploy/contracts/asyncapi.yaml describes them. */
record KafkaTopics(String bootstrapServers) {

    private static final short ONE_REPLICA = 1;
    private static final Map<String, String> LARGE =
            Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "" + KafkaBroker.MAX_MESSAGE_BYTES);

    private static final List<NewTopic> TOPICS =
            List.of(
                    new NewTopic("images", 6, ONE_REPLICA).configs(LARGE),
                    new NewTopic("classifications", 6, ONE_REPLICA),
                    new NewTopic("images-dead-letter", 1, ONE_REPLICA).configs(LARGE),
                    new NewTopic("models", 1, ONE_REPLICA)
                            .configs(
                                    Map.of(
                                            TopicConfig.CLEANUP_POLICY_CONFIG,
                                            TopicConfig.CLEANUP_POLICY_COMPACT)));

    void createMissing() throws ExecutionException, InterruptedException {
        Map<String, Object> settings =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        try (Admin admin = Admin.create(settings)) {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>(TOPICS);
            missing.removeIf(topic -> present.contains(topic.name()));
            admin.createTopics(missing).all().get();
        }
    }
}
