package io.romanesco.inference.protocol;

import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.romanesco.inference.protocol.tensor.ProtocolException.Reason;
import io.romanesco.inference.scheduling.InferenceBatcher;
import io.romanesco.inference.scheduling.WorkClass;
import io.romanesco.inference.task.InvalidOutputException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs inferences of the protocol in their share of the inference threads. */
@ApplicationScoped
class InferenceRunner {

    private static final Logger LOG = Logger.getLogger(InferenceRunner.class);

    private final InferenceBatcher batcher;

    InferenceRunner(InferenceBatcher batcher) {
        this.batcher = batcher;
    }

    /**
     * Runs one inference. Blocks until it has ended.
     *
     * @throws ProtocolException when the model fails, or does not take what it is given
     */
    <T> T run(LoadedModel model, InferenceTimes times, Supplier<T> inference) {
        long since = System.nanoTime();
        try {
            return batcher.run(
                    model.manifest().name(),
                    WorkClass.PROTOCOL,
                    () -> {
                        times.waited(System.nanoTime() - since);
                        return times.infer(inference);
                    });
        } catch (IllegalStateException failed) {
            throw reason(model, failed);
        }
    }

    private static ProtocolException reason(LoadedModel model, IllegalStateException failed) {
        if (failed.getCause() instanceof IllegalArgumentException refused) {
            return ProtocolException.invalid(
                    "model %s does not take these tensors: %s"
                            .formatted(model.manifest().id(), refused.getMessage()));
        }
        if (failed.getCause() instanceof InvalidOutputException senseless) {
            return new ProtocolException(
                    Reason.INTERNAL,
                    "model %s: %s".formatted(model.manifest().id(), senseless.getMessage()));
        }
        LOG.errorf(failed, "protocol.inference-failed model=%s", model.manifest().id());
        return new ProtocolException(
                Reason.INTERNAL, "model %s failed".formatted(model.manifest().id()));
    }
}
