package io.romanesco.inference.protocol;

import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.ModelState;
import io.romanesco.inference.model.registry.ModelLease;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.model.registry.VersionStatus;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.romanesco.inference.protocol.tensor.ProtocolException.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Finds the model that a request means. */
@ApplicationScoped
public class ModelAccess {

    private static final int LONGEST_ECHO = 100;

    private final ModelRegistry registry;

    ModelAccess(ModelRegistry registry) {
        this.registry = registry;
    }

    /** Whether the default model answers. */
    public boolean isReady() {
        return registry.whenReady().toCompletableFuture().isDone();
    }

    /**
     * Whether a model answers at once.
     *
     * @throws ProtocolException when it is unknown
     */
    public boolean isReady(String name, Optional<String> version) {
        return known(request(name, version)).stream().anyMatch(VersionStatus::isReady);
    }

    /**
     * A lease on a model, which is loaded if need be. Blocks.
     *
     * @throws ProtocolException when it is unknown or cannot be used
     */
    ModelLease acquire(String name, Optional<String> version) {
        ModelRequest request = request(name, version);
        return registry.acquire(request).orElseThrow(() -> unusable(request));
    }

    /**
     * Fails for a model whose versions that are meant were all taken out of memory.
     *
     * @throws ProtocolException then, with the reason
     */
    void requireInMemory(String name, Optional<String> version) {
        ModelRequest request = request(name, version);
        List<VersionStatus> meant = meant(request);
        if (!meant.isEmpty()
                && meant.stream().allMatch(status -> status.state() == ModelState.RETIRED)) {
            throw ProtocolException.invalid(
                    "model %s is not in memory: %s".formatted(request, meant.getFirst().reason()));
        }
    }

    /** Versions of a model that a request may name. */
    List<String> versions(String name) {
        return registry.versions().stream()
                .filter(status -> status.model().name().equals(name) && usable(status))
                .map(status -> status.model().version())
                .toList();
    }

    /**
     * Known versions that a request means: one, or all of its model.
     *
     * @throws ProtocolException when there are none
     */
    List<VersionStatus> known(ModelRequest request) {
        List<VersionStatus> found = meant(request);
        if (found.isEmpty()) {
            throw unknown(request.toString());
        }
        return found;
    }

    private List<VersionStatus> meant(ModelRequest request) {
        return registry.versions().stream()
                .filter(status -> status.model().name().equals(request.name()))
                .filter(status ->
                        request.version().map(status.model().version()::equals).orElse(true))
                .toList();
    }

    /**
     * Reads a model's name, which may have {@code @version} at its end.
     *
     * @throws ProtocolException when no model can have that name
     */
    static ModelRequest request(String name, Optional<String> version) {
        String text = version.map(given -> name + "@" + given).orElse(name);
        return ModelRequest.parse(text).orElseThrow(() -> unknown(text));
    }

    private ProtocolException unusable(ModelRequest request) {
        if (!isReady()) {
            return new ProtocolException(Reason.UNAVAILABLE, "the models are being loaded");
        }
        VersionStatus status = known(request).getFirst();
        String why = status.reason() == null ? "" : ": " + status.reason();
        return new ProtocolException(
                Reason.UNAVAILABLE, "model %s is %s%s".formatted(request, status.state(), why));
    }

    private static ProtocolException unknown(String request) {
        String shown = request.substring(0, Math.min(request.length(), LONGEST_ECHO));
        return new ProtocolException(Reason.NOT_FOUND, "unknown model " + shown);
    }

    private static boolean usable(VersionStatus status) {
        return switch (status.state()) {
            case READY, RETIRED, WAITING -> true;
            case VERIFYING, REFUSED -> false;
        };
    }
}
