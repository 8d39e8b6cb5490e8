package io.romanesco.inference.source;

import io.romanesco.contract.ModelChoice;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelPolicy;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Role;
import io.romanesco.contract.Submission;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.model.registry.VersionStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The shadow models of the policies: whether there are any, and which of them gets an image. No
 * method blocks.
 */
@ApplicationScoped
class Shadows {

    private static final int ALL = 100;

    private final ModelRegistry registry;
    private CompletableFuture<Void> configured = new CompletableFuture<>();

    Shadows(ModelRegistry registry) {
        this.registry = registry;
        registry.policies().onChange(this::changed);
        changed();
    }

    /** Completes when a policy names a shadow; at once where one does. */
    synchronized CompletionStage<Void> whenConfigured() {
        return configured.copy();
    }

    /** Whether a policy names a shadow. */
    synchronized boolean isConfigured() {
        return configured.isDone();
    }

    /**
     * The image with the shadow models that it gets; empty where it gets none. The same image gets
     * the same ones on every worker and at each replay. A model that runs on 20 percent gets all
     * images of one that runs on 10.
     */
    Optional<Submission> choose(Submission image) {
        int percentile = percentile(image.id());
        List<ModelRequest> models =
                registry.policies().shadows().stream()
                        .filter(policy -> percentile < policy.shadow().percent())
                        .filter(this::isReady)
                        .map(policy -> ModelRequest.of(policy.model(), policy.shadow().version()))
                        .limit(ModelChoice.MAX_MODELS)
                        .toList();
        return image.choice().purpose() != Role.PRIMARY || models.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        image.with(
                                new ModelChoice(
                                        Optional.empty(), models, true, Role.SHADOW, false)));
    }

    /** While a shadow is not ready, its images are skipped, not rejected. */
    private boolean isReady(ModelPolicy policy) {
        ModelName wanted = new ModelName(policy.model(), policy.shadow().version());
        return registry.versions().stream()
                .filter(VersionStatus::isReady)
                .anyMatch(status -> status.model().equals(wanted));
    }

    private void changed() {
        boolean any =
                registry.policies().shadows().stream()
                        .anyMatch(policy -> policy.shadow().percent() > 0);
        CompletableFuture<Void> opened = null;
        synchronized (this) {
            if (any) {
                opened = configured;
            } else if (configured.isDone()) {
                configured = new CompletableFuture<>();
            }
        }
        if (opened != null) {
            opened.complete(null);
        }
    }

    /** 0 to 99, spread evenly: ids may share most of their bits. */
    private static int percentile(UUID id) {
        return new SplittableRandom(id.getMostSignificantBits() ^ id.getLeastSignificantBits())
                .nextInt(ALL);
    }
}
