package io.romanesco.inference.model.registry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.romanesco.inference.task.classification.Classifier;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells which models this instance has loaded: a metric that is always 1, with the facts as its
 * labels. Instances of different versions or precisions can so be told apart.
 */
@Startup
@ApplicationScoped
class ModelMetrics {

    private final MeterRegistry registry;

    ModelMetrics(ModelCatalog catalog, MeterRegistry registry) {
        this.registry = registry;
        catalog.whenReady().thenAccept(models -> models.all().forEach(this::tell));
    }

    private void tell(Classifier model) {
        Gauge.builder("romanesco.model.loaded", () -> 1)
                .description("1 for each model that is loaded")
                .tag("model", model.manifest().name())
                .tag("version", model.manifest().version())
                .tag("precision", model.runtime().precision())
                .register(registry);
    }
}
