package io.romanesco.api.platform;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/** Ready only when Kafka answers and has the topics. The service never creates them. */
@Readiness
@ApplicationScoped
public class TopicsCheck implements AsyncHealthCheck {

    private static final Logger LOG = Logger.getLogger(TopicsCheck.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Admin admin;
    private final TopicConfig topics;
    private final ReadinessReport report = new ReadinessReport(LOG);

    TopicsCheck(@Identifier("default-kafka-broker") Map<String, Object> kafka, TopicConfig topics) {
        Map<String, Object> settings = new HashMap<>();
        kafka.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name)) {
                settings.put(name, value);
            }
        });
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        this.admin = Admin.create(settings);
        this.topics = topics;
    }

    void stop(@Observes ShutdownEvent event) {
        admin.close(Duration.ofSeconds(1));
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> admin.listTopics().names().toCompletionStage())
                .onItemOrFailure()
                .transform((names, failure) -> report.of("kafka topics", problem(names, failure)));
    }

    private String problem(Set<String> names, Throwable failure) {
        if (failure != null) {
            return "Kafka does not answer";
        }
        Set<String> missing = new TreeSet<>(topics.all());
        missing.removeAll(names);
        return missing.isEmpty()
                ? null
                : ("topics are missing: %s; create them with kafka-topics.sh as"
                                + " deploy/contracts/asyncapi.yaml describes them")
                        .formatted(String.join(", ", missing));
    }
}
