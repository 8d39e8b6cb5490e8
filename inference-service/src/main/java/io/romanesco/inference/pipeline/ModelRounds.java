package io.romanesco.inference.pipeline;

import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Role;
import io.romanesco.inference.model.registry.ModelLease;
import io.romanesco.inference.model.registry.ModelRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The models of one image, in rounds. The models of a round are in memory together. Most images
 * have one round; models that do not fit beside those of a round are in a later one, so that an
 * image never waits for memory while it keeps other models in use. For one thread.
 */
final class ModelRounds {

    private final ModelRegistry registry;
    private final Role role;
    private final Set<ModelName> seen = new HashSet<>();
    private boolean withDefault;
    private boolean shows;
    private List<ModelRequest> open;

    ModelRounds(ModelSelection selection, ModelRegistry registry) {
        this.registry = registry;
        this.role = selection.role();
        this.withDefault = selection.withDefault();
        this.shows = selection.main() && role == Role.PRIMARY;
        this.open = selection.models();
    }

    /** Whether there are models that were in no round. */
    boolean hasNext() {
        return withDefault || !open.isEmpty();
    }

    /**
     * Leases the models of the next round. The round before must be closed. May load models, which
     * takes seconds.
     *
     * @throws IllegalStateException when the default model is needed and not ready
     */
    SelectedModels next() {
        SelectedModels round = new SelectedModels(role, shows);
        try {
            lease(round);
        } catch (RuntimeException failed) {
            round.close();
            throw failed;
        }
        shows = false;
        return round;
    }

    private void lease(SelectedModels round) {
        if (withDefault) {
            withDefault = false;
            add(round, registry.acquireDefault());
        }
        List<ModelRequest> later = new ArrayList<>();
        for (ModelRequest request : open) {
            boolean beside = round.holdLeases();
            Optional<ModelLease> lease =
                    beside ? registry.acquireBeside(request) : registry.acquire(request);
            if (lease.isPresent()) {
                add(round, lease.get());
            } else if (beside) {
                later.add(request);
            } else {
                round.addMissing(request, registry.problem(request));
            }
        }
        open = later;
    }

    /** One model may be asked for twice, by name and by version. */
    private void add(SelectedModels round, ModelLease lease) {
        if (seen.add(lease.model().name())) {
            round.add(lease);
        } else {
            lease.close();
        }
    }
}
