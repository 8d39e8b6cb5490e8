package io.romanesco.inference.model.registry;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the default model answers. Another one that is refused is shown, but changes nothing.
 */
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
        for (VersionStatus version : registry.versions()) {
            response.withData(
                    version.id(),
                    version.runtime()
                            .map(runtime -> runtime.precision())
                            .orElse(
                                    version.reason() == null
                                            ? version.state().name()
                                            : version.state() + ": " + version.reason()));
        }
        Optional<String> failure = registry.failure();
        return failure.isEmpty()
                ? response.up().build()
                : response.withData("reason", failure.get()).down().build();
    }
}
