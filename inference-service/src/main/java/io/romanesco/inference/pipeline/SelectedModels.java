package io.romanesco.inference.pipeline;

import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Role;
import io.romanesco.inference.model.registry.ModelLease;
import io.romanesco.inference.model.registry.ModelRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The models of one image, leased until they are closed. */
final class SelectedModels implements AutoCloseable {

    /** Stands for a name or version that was not given, or that none can have. */
    private static final String UNKNOWN = "unknown";

    private final Role role;
    private final boolean shows;
    private final List<SelectedModel> models = new ArrayList<>();

    private SelectedModels(ModelSelection selection) {
        this.role = selection.role();
        this.shows = selection.main() && role == Role.PRIMARY;
    }

    /**
     * Leases the models. May load one, which takes seconds.
     *
     * @throws IllegalStateException when the default model is needed and not ready
     */
    static SelectedModels acquire(ModelSelection selection, ModelRegistry registry) {
        SelectedModels selected = new SelectedModels(selection);
        try {
            if (selection.withDefault()) {
                selected.add(registry.acquireDefault());
            }
            for (ModelRequest request : selection.models()) {
                registry.acquire(request)
                        .ifPresentOrElse(
                                selected::add,
                                () -> selected.addMissing(request, registry.problem(request)));
            }
            return selected;
        } catch (RuntimeException failed) {
            selected.close();
            throw failed;
        }
    }

    /** The models, the main one first. */
    List<SelectedModel> all() {
        return models;
    }

    /** One model may be asked for twice, by name and by version. */
    private void add(ModelLease lease) {
        ModelName name = lease.model().name();
        if (models.stream().anyMatch(model -> model.name().equals(name))) {
            lease.close();
        } else {
            add(name, Optional.of(lease), "");
        }
    }

    private void addMissing(ModelRequest request, String problem) {
        ModelName shown =
                request.isWellFormed()
                        ? new ModelName(request.name(), request.version().orElse(UNKNOWN))
                        : new ModelName(UNKNOWN, UNKNOWN);
        add(shown, Optional.empty(), problem);
    }

    private void add(ModelName name, Optional<ModelLease> lease, String missing) {
        models.add(new SelectedModel(name, lease, role, shows && models.isEmpty(), missing));
    }

    @Override
    public void close() {
        models.forEach(model -> model.lease().ifPresent(ModelLease::close));
    }
}
