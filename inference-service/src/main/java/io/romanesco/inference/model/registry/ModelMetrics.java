package io.romanesco.inference.model.registry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Startup;
import io.romanesco.contract.ModelState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** The state of every version, and what the models do to the memory. */
@Startup
@ApplicationScoped
class ModelMetrics {

    private final ModelRegistry models;
    private final MeterRegistry registry;
    private final MultiGauge states;
    private final MultiGauge loaded;
    private final MultiGauge serving;
    private final MultiGauge memory;

    /** The version that answered last for each model. */
    private final Map<String, String> last = new HashMap<>();

    ModelMetrics(ModelRegistry models, MeterRegistry registry) {
        this.models = models;
        this.registry = registry;
        this.states =
                MultiGauge.builder("romanesco.model.state")
                        .description("1 for the state that a model's version is in")
                        .register(registry);
        this.loaded =
                MultiGauge.builder("romanesco.model.loaded")
                        .description("1 for each model that is loaded")
                        .register(registry);
        this.serving =
                MultiGauge.builder("romanesco.model.serving")
                        .description("1 for the version that answers requests for its model")
                        .register(registry);
        this.memory =
                MultiGauge.builder("romanesco.model.memory")
                        .description("Memory that a loaded version takes, by estimate")
                        .baseUnit("bytes")
                        .register(registry);
        Gauge.builder("romanesco.models.memory.used", models, ModelRegistry::memoryUsed)
                .description("Memory that all loaded models take, by estimate")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("romanesco.models.memory.limit", models, ModelRegistry::memoryLimit)
                .description("Memory for all models: romanesco.models.memory")
                .baseUnit("bytes")
                .register(registry);
        models.listen(this::changed);
    }

    private void changed(VersionStatus version) {
        List<VersionStatus> all = models.versions();
        List<VersionStatus> ready = all.stream().filter(VersionStatus::isReady).toList();
        states.register(rows(all, ModelMetrics::stateTags, each -> 1), true);
        loaded.register(rows(ready, ModelMetrics::precisionTags, each -> 1), true);
        serving.register(
                rows(
                        ready.stream().filter(VersionStatus::serving).toList(),
                        ModelMetrics::tags,
                        each -> 1),
                true);
        memory.register(
                rows(ready, ModelMetrics::tags, each -> (long) each.memoryMiB() << 20), true);
        count(version);
    }

    private static List<Row<?>> rows(
            List<VersionStatus> versions,
            Function<VersionStatus, Tags> tags,
            Function<VersionStatus, Number> value) {
        return versions.stream()
                .<Row<?>>map(each -> Row.of(tags.apply(each), value.apply(each)))
                .toList();
    }

    private static Tags stateTags(VersionStatus version) {
        return tags(version).and("state", version.state().name().toLowerCase(Locale.ROOT));
    }

    private static Tags precisionTags(VersionStatus version) {
        return tags(version).and("precision", version.runtime().orElseThrow().precision());
    }

    private void count(VersionStatus version) {
        String model = version.model().name();
        if (version.state() == ModelState.REFUSED) {
            registry.counter("romanesco.model.refusals", "model", model).increment();
        }
        if (version.serving()) {
            String before = last.put(model, version.model().version());
            if (before != null && !before.equals(version.model().version())) {
                registry.counter("romanesco.model.swaps", "model", model).increment();
            }
        }
    }

    private static Tags tags(VersionStatus version) {
        return Tags.of("model", version.model().name(), "version", version.model().version());
    }
}
