package io.romanesco.inference.protocol;

import io.romanesco.contract.ModelRequest;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.model.registry.VersionStatus;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.romanesco.inference.protocol.tensor.ProtocolException.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists, loads and unloads the versions of the model repository. Loading blocks. */
@ApplicationScoped
public class RepositoryControl {

    /** The one parameter that clients send by themselves. No model here depends on another. */
    private static final Set<String> IGNORED = Set.of("unload_dependents");

    private final ModelRegistry registry;
    private final ModelAccess models;
    private final boolean allowed;

    RepositoryControl(ModelRegistry registry, ModelAccess models, ProtocolConfig config) {
        this.registry = registry;
        this.models = models;
        this.allowed = config.modelControl();
    }

    /**
     * A version and its state.
     *
     * @param state {@code READY}, {@code LOADING} or {@code UNAVAILABLE}, as Triton's clients know
     *     them
     * @param reason one line; empty where nothing is to be said
     */
    public record IndexEntry(String name, String version, String state, String reason) {}

    /** Every known version, or only those that are ready. */
    public List<IndexEntry> index(boolean onlyReady) {
        return registry.versions().stream()
                .filter(status -> !onlyReady || status.isReady())
                .map(status ->
                        new IndexEntry(
                                status.model().name(),
                                status.model().version(),
                                state(status),
                                Optional.ofNullable(status.reason()).orElse("")))
                .toList();
    }

    /**
     * Loads a version and waits until it is ready.
     *
     * @param model {@code name} for the newest version, or {@code name@version}
     * @param parameters names of the parameters that came with the request
     * @throws ProtocolException when that is turned off, or the version is unknown or unusable
     */
    public void load(String model, Set<String> parameters) {
        ModelRequest request = request(model, parameters);
        // The registry looks for a version that it does not know yet, for example a new one.
        String version =
                request.version()
                        .orElseGet(() -> models.known(request).getFirst().model().version());
        try {
            registry.load(request.name(), version);
        } catch (ModelLoadException refused) {
            models.known(request);
            throw ProtocolException.invalid(refused.getMessage());
        }
    }

    /**
     * Takes a version out of memory.
     *
     * @param model {@code name} for the newest version that is ready, or {@code name@version}
     * @throws ProtocolException when that is turned off, or the version is unknown or in use
     */
    public void unload(String model, Set<String> parameters) {
        List<VersionStatus> known = models.known(request(model, parameters));
        VersionStatus target =
                known.stream().filter(VersionStatus::isReady).findFirst().orElse(known.getFirst());
        try {
            registry.unload(target.model().name(), target.model().version());
        } catch (ModelLoadException refused) {
            throw ProtocolException.invalid(refused.getMessage());
        }
    }

    private ModelRequest request(String model, Set<String> parameters) {
        if (!allowed) {
            throw new ProtocolException(
                    Reason.NOT_ALLOWED,
                    "loading and unloading models is off (romanesco.protocol.model-control)");
        }
        for (String parameter : parameters) {
            if (!IGNORED.contains(parameter)) {
                throw ProtocolException.invalid(
                        "parameter %s is not supported: models are configured by their model.yaml"
                                .formatted(parameter));
            }
        }
        return ModelAccess.request(model, Optional.empty());
    }

    private static String state(VersionStatus status) {
        return switch (status.state()) {
            case READY -> "READY";
            case VERIFYING -> "LOADING";
            case WAITING, REFUSED, RETIRED -> "UNAVAILABLE";
        };
    }
}
