package io.romanesco.api.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.romanesco.api.events.ChangePublisher;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.images.CategoryNames;
import io.romanesco.api.images.Image;
import io.romanesco.api.platform.Inbox;
import io.romanesco.api.platform.MalformedRecordException;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.AnnotationResult;
import io.romanesco.contract.ClassificationResult;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.Role;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/** Stores the results of inference-service, and announces each to the clients that follow it. */
@ApplicationScoped
public class ResultConsumer {

    private static final Logger LOG = Logger.getLogger(ResultConsumer.class);
    private static final String CHANNEL = "classifications";

    /** The task of records that name none. */
    private static final String DEFAULT_TASK = "classification";

    private final Inbox inbox;
    private final ObjectMapper json;
    private final Map<String, TaskResults<?>> tasks;
    private final ResultStore store;
    private final Vertx vertx;
    private final ChangePublisher changes;
    private final MeterRegistry metrics;
    private final Timer endToEnd;

    ResultConsumer(
            Inbox inbox,
            ObjectMapper json,
            @All List<TaskResults<?>> tasks,
            ResultStore store,
            Vertx vertx,
            ChangePublisher changes,
            MeterRegistry metrics) {
        this.inbox = inbox;
        this.json = json;
        this.tasks =
                tasks.stream()
                        .flatMap(results ->
                                results.tasks().stream().map(task -> Map.entry(task, results)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        this.store = store;
        this.vertx = vertx;
        this.changes = changes;
        this.metrics = metrics;
        this.endToEnd =
                Timer.builder("romanesco.end.to.end")
                        .description("From the submission of an image to its stored result")
                        .publishPercentileHistogram()
                        .register(metrics);
    }

    @Incoming(CHANNEL)
    Uni<Void> store(Message<byte[]> message) {
        return inbox.handle(CHANNEL, message, () -> store(parse(message.getPayload())));
    }

    private JsonNode parse(byte[] value) {
        try {
            return json.readTree(value == null ? new byte[0] : value);
        } catch (IOException _) {
            throw new MalformedRecordException("result is not the JSON of its schema");
        }
    }

    private Uni<Void> store(JsonNode value) {
        String task = value.path("task").asText(DEFAULT_TASK);
        TaskResults<?> results = tasks.get(task);
        if (results == null) {
            throw new MalformedRecordException("result is of an unknown task");
        }
        return store(task, results, value);
    }

    private <R extends ImageResult> Uni<Void> store(
            String task, TaskResults<R> results, JsonNode value) {
        // The masks of many objects are checked, which takes processor time.
        return vertx.executeBlocking(() -> results.read(value), false)
                .chain(result -> {
                    TaskResults.Content content = results.content(result);
                    CategoryNames.require("result", content.categories());
                    return store.store(task, result, content)
                            .invoke(image -> report(result, image));
                })
                .replaceWithVoid();
    }

    /**
     * @param image null if there is no such image, or if nobody wants the result any more
     */
    private void report(ImageResult result, Image image) {
        AnalysedImage subject = result.image();
        String stored = image == null ? "skipped" : "stored";
        metrics.counter("romanesco.results", "outcome", stored).increment();
        if (image == null) {
            LOG.infof("id=%s outcome=skipped reason=no-such-image-or-discarded", subject.id());
            return;
        }
        Duration taken = Duration.between(subject.submittedAt(), Instant.now());
        if (subject.isShown()) {
            endToEnd.record(taken.isNegative() ? Duration.ZERO : taken);
        }
        change(result).ifPresent(change -> changes.announce(change, image));
        LOG.infof(
                "id=%s outcome=%s model=%s role=%s ms=%d",
                image.id(), result.status(), subject.model(), subject.role(), taken.toMillis());
    }

    /** What happened to the image; nothing where a candidate or a repetition analysed it. */
    private static Optional<ChangeType> change(ImageResult result) {
        if (result.image().role() != Role.PRIMARY) {
            return Optional.empty();
        }
        if (!result.image().isShown()) {
            return Optional.of(ChangeType.RESULT);
        }
        return Optional.of(
                switch (result) {
                    case ClassificationResult.Classified _ -> ChangeType.CLASSIFIED;
                    case AnnotationResult.Annotated _ -> ChangeType.ANALYSED;
                    case ClassificationResult.Rejected _, AnnotationResult.Rejected _ ->
                            ChangeType.REJECTED;
                });
    }
}
