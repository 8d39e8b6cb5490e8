package io.romanesco.inference.sink;

import io.quarkus.runtime.StartupEvent;
import io.romanesco.contract.ModelAnnouncement;
import io.romanesco.contract.ModelAnnouncement.Size;
import io.romanesco.contract.ModelState;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.registry.LoadedModels;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.runtime.RuntimeFacts;
import io.romanesco.inference.task.Task;
import io.smallrye.reactive.messaging.MutinyEmitter;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;

/** Announces the loaded models on the compacted topic {@code models}. Retries until it succeeds. */
@ApplicationScoped
class ModelAnnouncer {

    private static final Logger LOG = Logger.getLogger(ModelAnnouncer.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_RETRY = Duration.ofSeconds(30);
    private static final int LAST = 10_000;

    private final MutinyEmitter<byte[]> channel;
    private final ModelRegistry registry;
    private final RecordWriter writer;
    private final ImageDecoder decoder;

    ModelAnnouncer(
            @Channel("models") MutinyEmitter<byte[]> channel,
            ModelRegistry registry,
            RecordWriter writer,
            ImageDecoder decoder) {
        this.channel = channel;
        this.registry = registry;
        this.writer = writer;
        this.decoder = decoder;
    }

    /** After the channels, which this needs. */
    void start(@Observes @Priority(LAST) StartupEvent event) {
        registry.whenReady().thenAccept(this::announce);
    }

    private void announce(LoadedModels models) {
        for (LoadedModel model : models.all()) {
            String id = model.manifest().id();
            channel.sendMessage(writer.message(announcement(model, model == models.defaultModel())))
                    .onFailure()
                    .retry()
                    .withBackOff(FIRST_RETRY, LAST_RETRY)
                    .indefinitely()
                    .subscribe()
                    .with(
                            sent -> LOG.infof("model.announced id=%s", id),
                            failed -> LOG.errorf(failed, "model.unannounced id=%s", id));
        }
    }

    private ModelAnnouncement announcement(LoadedModel model, boolean isDefault) {
        ModelManifest manifest = model.manifest();
        RuntimeFacts runtime = model.runtime();
        Task task = model.task();
        ModelAnnouncement general =
                new ModelAnnouncement(
                        manifest.name(),
                        manifest.version(),
                        task.name(),
                        manifest.description(),
                        manifest.licence(),
                        task.labels(),
                        new Size(task.input().width(), task.input().height()),
                        null,
                        runtime.precision(),
                        isDefault,
                        Map.of(
                                "decoder", decoder.name(),
                                "onnxruntime", runtime.onnxRuntime(),
                                "threads", runtime.threads()),
                        Instant.now().truncatedTo(ChronoUnit.MILLIS),
                        ModelState.READY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        return task.announced(general);
    }
}
