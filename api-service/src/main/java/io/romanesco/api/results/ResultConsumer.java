package io.romanesco.api.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.romanesco.api.events.ChangePublisher;
import io.romanesco.api.images.Image;
import io.romanesco.api.platform.Inbox;
import io.romanesco.api.platform.MalformedRecordException;
import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.ImageResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
    private final ChangePublisher changes;
    private final MeterRegistry metrics;
    private final Timer endToEnd;

    ResultConsumer(
            Inbox inbox,
            ObjectMapper json,
            @All List<TaskResults<?>> tasks,
            ResultStore store,
            ChangePublisher changes,
            MeterRegistry metrics) {
        this.inbox = inbox;
        this.json = json;
        this.tasks =
                tasks.stream().collect(Collectors.toMap(TaskResults::task, Function.identity()));
        this.store = store;
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
        TaskResults<?> task = tasks.get(value.path("task").asText(DEFAULT_TASK));
        if (task == null) {
            throw new MalformedRecordException("result is of an unknown task");
        }
        return store(task, value);
    }

    private <R extends ImageResult> Uni<Void> store(TaskResults<R> task, JsonNode value) {
        R result = task.read(value);
        return store.store(task, result)
                .invoke(image -> report(task, result, image))
                .replaceWithVoid();
    }

    /**
     * @param image null if there is no such image
     */
    private <R extends ImageResult> void report(TaskResults<R> task, R result, Image image) {
        AnalysedImage subject = result.image();
        String stored = image == null ? "skipped" : "stored";
        metrics.counter("romanesco.results", "outcome", stored).increment();
        if (image == null) {
            LOG.infof("id=%s outcome=skipped reason=no-such-image", subject.id());
            return;
        }
        Duration taken = Duration.between(subject.submittedAt(), Instant.now());
        endToEnd.record(taken.isNegative() ? Duration.ZERO : taken);
        changes.announce(task.change(result), image);
        LOG.infof("id=%s outcome=%s ms=%d", image.id(), task.change(result), taken.toMillis());
    }
}
