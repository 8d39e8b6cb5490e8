package io.romanesco.inference.pipeline;

import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Role;
import io.romanesco.inference.model.registry.ModelLease;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Models that analyse an image together, leased until they are closed. For one thread. */
final class SelectedModels implements AutoCloseable {

    /** Stands for a name or version that was not given, or that none can have. */
    private static final String UNKNOWN = "unknown";

    private final Role role;
    private final List<SelectedModel> models = new ArrayList<>();
    private boolean showsNext;

    /**
     * None yet.
     *
     * @param shows whether the image shows the first one's result
     */
    SelectedModels(Role role, boolean shows) {
        this.role = role;
        this.showsNext = shows;
    }

    /** The models, in the order in which they were added. */
    List<SelectedModel> all() {
        return models;
    }

    /** Whether a model is kept in memory. */
    boolean holdLeases() {
        return models.stream().anyMatch(SelectedModel::isKnown);
    }

    void add(ModelLease lease) {
        add(lease.model().name(), Optional.of(lease), "");
    }

    /**
     * Adds a request that has no model.
     *
     * @param problem a sentence that says why
     */
    void addMissing(ModelRequest request, String problem) {
        ModelName shown =
                request.isWellFormed()
                        ? new ModelName(request.name(), request.version().orElse(UNKNOWN))
                        : new ModelName(UNKNOWN, UNKNOWN);
        add(shown, Optional.empty(), problem);
    }

    private void add(ModelName name, Optional<ModelLease> lease, String missing) {
        models.add(new SelectedModel(name, lease, role, showsNext, missing));
        showsNext = false;
    }

    @Override
    public void close() {
        models.forEach(model -> model.lease().ifPresent(ModelLease::close));
    }
}
