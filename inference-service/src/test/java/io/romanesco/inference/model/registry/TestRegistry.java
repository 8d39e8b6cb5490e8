package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.ModelState;
import io.romanesco.inference.decode.DecodeSettings;
import io.romanesco.inference.decode.ImageDecoder;
import io.romanesco.inference.decode.MemoryBudget;
import io.romanesco.inference.decode.Pixels;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A registry on a folder, without the framework around it. Polls often. */
public final class TestRegistry implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Policies policies = new Policies();
    private final ModelRegistry registry;

    private TestRegistry(SmallRyeConfig config) {
        ModelsConfig models = config.getConfigMapping(ModelsConfig.class);
        registry =
                new ModelRegistry(
                        models,
                        config.getConfigMapping(SessionConfig.class),
                        policies,
                        new GoldenGate(
                                new ImageDecoder(DecodeSettings.DEFAULT),
                                new MemoryBudget(512 << 20),
                                (model, picture) -> model.predict(List.of(picture)).getFirst()),
                        new RepositoryRoots(models, null));
    }

    /** Starts it with policies that are known to be none. */
    public static TestRegistry on(Path root, String... settings) {
        TestRegistry started = unstarted(root, settings);
        started.policies.complete();
        return started.start();
    }

    static TestRegistry unstarted(Path root, String... settings) {
        Map<String, String> values = new HashMap<>();
        values.put("romanesco.models.directory", root.toString());
        values.put("romanesco.models.default", "paint");
        values.put("romanesco.models.poll", "100ms");
        values.put("romanesco.models.settle", "1s");
        for (int i = 0; i < settings.length; i += 2) {
            values.put("romanesco.models." + settings[i], settings[i + 1]);
        }
        return new TestRegistry(
                new SmallRyeConfigBuilder()
                        .withMapping(ModelsConfig.class)
                        .withMapping(SessionConfig.class)
                        .addDiscoveredConverters()
                        .withSources(new PropertiesConfigSource(values, "test", 1000))
                        .build());
    }

    TestRegistry start() {
        registry.start(new StartupEvent());
        return this;
    }

    public ModelRegistry registry() {
        return registry;
    }

    Policies policies() {
        return policies;
    }

    /** The state of a version; empty where it is not known. */
    Optional<VersionStatus> status(String id) {
        return registry.versions().stream().filter(version -> version.id().equals(id)).findFirst();
    }

    /** Waits until a version is in a state. */
    public VersionStatus await(String id, ModelState state) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(status(id).map(VersionStatus::state))
                                .as("%s in %s", id, registry.versions())
                                .contains(state));
        return status(id).orElseThrow();
    }

    /** Waits until a version that was removed is no longer listed. */
    void awaitGone(String id) {
        Awaitility.await().atMost(PATIENCE).until(() -> status(id).isEmpty());
    }

    /** What the version that answers a request sees in one colour. */
    String answer(String request, Pixels picture) {
        try (ModelLease lease =
                registry.acquire(ModelRequest.parse(request).orElseThrow()).orElseThrow()) {
            DetectedObject best =
                    lease.model().predict(List.of(picture)).getFirst().found(1, 1).getFirst();
            return lease.model().name().version() + " " + best.category();
        }
    }

    @Override
    public void close() {
        registry.stop(new ShutdownEvent());
    }
}
