package io.romanesco.api.upload;

import io.micrometer.core.instrument.MeterRegistry;
import io.romanesco.api.models.KnownModels;
import io.romanesco.api.platform.ApiException;
import io.romanesco.contract.ModelChoice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Checks that the models of a choice exist. */
@ApplicationScoped
class ModelChoices {

    private final KnownModels models;
    private final MeterRegistry metrics;

    ModelChoices(KnownModels models, MeterRegistry metrics) {
        this.models = models;
        this.metrics = metrics;
    }

    /** The choice itself; fails for an unknown model, or for more models than an image may have. */
    Uni<ModelChoice> check(ModelChoice choice) {
        if (choice.models().isEmpty()) {
            return Uni.createFrom().item(choice);
        }
        return Uni.createFrom()
                .deferred(() -> models.require(choice.models()))
                .onFailure(ApiException.class)
                .invoke(failure -> count((ApiException) failure))
                .replaceWith(choice);
    }

    private void count(ApiException refusal) {
        metrics.counter("romanesco.uploads", "outcome", "refused", "reason", refusal.code().code())
                .increment();
    }
}
