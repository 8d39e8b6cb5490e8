package io.romanesco.inference.sink;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.contract.ModelAnnouncement.Size;
import io.romanesco.contract.ModelName;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.model.registry.VersionStatus;
import io.romanesco.inference.model.repository.Attachments;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.runtime.RuntimeFacts;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;

/**
 * Announces each change of a version's state on the compacted topic {@code models}, one after
 * another and each until it succeeds, and from time to time all versions. A version that was
 * removed from the repository gets a record without a value. While the broker does not answer, only
 * the last state of each version is kept.
 */
@ApplicationScoped
class ModelAnnouncer {

    private static final Logger LOG = Logger.getLogger(ModelAnnouncer.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);
    private static final int LAST = 10_000;

    /** Below Kafka's default limit for a request, 1 MiB. */
    private static final int MAX_BYTES = 1_000_000;

    private final MutinyEmitter<byte[]> channel;
    private final ModelRegistry registry;
    private final RecordWriter writer;
    private final ImageDecoder decoder;
    private final AnnouncementsConfig config;
    private final LatestByKey<ModelName, VersionStatus> waiting = new LatestByKey<>();
    private Cancellable repetition;

    ModelAnnouncer(
            @Channel("models") MutinyEmitter<byte[]> channel,
            ModelRegistry registry,
            RecordWriter writer,
            ImageDecoder decoder,
            AnnouncementsConfig config) {
        this.channel = channel;
        this.registry = registry;
        this.writer = writer;
        this.decoder = decoder;
        this.config = config;
    }

    /** After the channels, which this needs. */
    void start(@Observes @Priority(LAST) StartupEvent event) {
        registry.listen(this::announce);
        repetition =
                Multi.createFrom()
                        .ticks()
                        .startingAfter(config.every())
                        .every(config.every())
                        .onOverflow()
                        .drop()
                        .subscribe()
                        .with(_ -> registry.versions().forEach(this::announce));
    }

    void stop(@Observes ShutdownEvent event) {
        if (repetition != null) {
            repetition.cancel();
        }
    }

    private void announce(VersionStatus status) {
        if (waiting.put(status.model(), status)) {
            sendNext();
        }
    }

    private void sendNext() {
        Optional<VersionStatus> next = waiting.next();
        next.ifPresent(status ->
                channel.sendMessage(message(status))
                        .onFailure()
                        .retry()
                        .withBackOff(FIRST_RETRY, LAST_RETRY)
                        .indefinitely()
                        .subscribe()
                        .with(
                                sent -> {
                                    LOG.infof(
                                            "model.announced id=%s state=%s",
                                            status.id(), status.state());
                                    sendNext();
                                },
                                failed -> {
                                    LOG.errorf(failed, "model.unannounced id=%s", status.id());
                                    sendNext();
                                }));
    }

    /** One that would be too large goes without golden pictures, card and tables. */
    private Message<byte[]> message(VersionStatus status) {
        if (status.isRemoved()) {
            return writer.removed(status.model());
        }
        Message<byte[]> whole = writer.message(announcement(status, true));
        return whole.getPayload().length <= MAX_BYTES
                ? whole
                : writer.message(announcement(status, false));
    }

    private ModelAnnouncement announcement(VersionStatus status, boolean whole) {
        Attachments attachments = whole ? status.attachments() : Attachments.NONE;
        Optional<ModelManifest> manifest = status.manifest();
        ModelAnnouncement general =
                new ModelAnnouncement(
                        status.model().name(),
                        status.model().version(),
                        manifest.map(model -> model.task().name()).orElse(null),
                        manifest.map(ModelManifest::description).orElse(null),
                        manifest.map(ModelManifest::licence).orElse(null),
                        manifest.map(model -> model.task().labels()).orElse(List.of()),
                        manifest.map(model -> model.task().input())
                                .map(input -> new Size(input.width(), input.height()))
                                .orElse(null),
                        null,
                        status.runtime().map(RuntimeFacts::precision).orElse(null),
                        status.serving() && status.model().name().equals(registry.defaultName()),
                        status.runtime().map(this::facts).orElse(null),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        status.state(),
                        status.reason(),
                        whole ? status.golden().orElse(null) : null,
                        status.memoryMiB() == 0 ? null : status.memoryMiB(),
                        attachments.card().orElse(null),
                        attachments.curves().orElse(null),
                        attachments.variants().orElse(null),
                        config.worker());
        return manifest.map(model -> model.task().announced(general)).orElse(general);
    }

    private Map<String, Object> facts(RuntimeFacts runtime) {
        return Map.of(
                "decoder", decoder.name(),
                "onnxruntime", runtime.onnxRuntime(),
                "provider", runtime.provider(),
                "threads", runtime.threads());
    }
}
