package io.romanesco.inference.model.registry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * A metric for each loaded model. Its value is always 1; its labels are the model's version and
 * precision, so that instances can be compared.
 */
@Startup
@ApplicationScoped
class ModelMetrics {

    private final MeterRegistry registry;

    ModelMetrics(ModelRegistry models, MeterRegistry registry) {
        this.registry = registry;
        models.whenReady().thenAccept(ready -> ready.all().forEach(this::register));
    }

    private void register(LoadedModel model) {
        Gauge.builder("romanesco.model.loaded", () -> 1)
                .description("1 for each model that is loaded")
                .tag("model", model.manifest().name())
                .tag("version", model.manifest().version())
                .tag("precision", model.runtime().precision())
                .register(registry);
    }
}
