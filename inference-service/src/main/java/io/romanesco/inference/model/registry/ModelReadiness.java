package io.romanesco.inference.model.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the models are loaded and have run once. */
@Readiness
@ApplicationScoped
public class ModelReadiness implements HealthCheck {

    private final ModelRegistry registry;

    ModelReadiness(ModelRegistry registry) {
        this.registry = registry;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("models");
        Optional<LoadedModels> models = registry.models();
        if (models.isPresent()) {
            models.get()
                    .all()
                    .forEach(model ->
                            response.withData(model.manifest().id(), model.runtime().precision()));
            return response.up().build();
        }
        return response.withData("reason", registry.failure().orElse("loading")).down().build();
    }
}
