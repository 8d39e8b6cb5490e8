package io.romanesco.inference.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.contract.ModelChoice;
import io.romanesco.contract.ModelPolicy;
import io.romanesco.contract.ModelPolicy.Shadow;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Role;
import io.romanesco.contract.Submission;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.servers.LocalServers;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which images a shadow model gets. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class ShadowsTest {

    private static final int IMAGES = 5_000;

    @Inject Shadows shadows;
    @Inject ModelRegistry models;

    @BeforeEach
    void modelsAreLoaded() {
        models.whenReady().toCompletableFuture().join();
    }

    @AfterEach
    void remove() {
        models.policies().remove("model/shade");
    }

    @Test
    void shadowGetsItsPercentageOfImagesWhateverTheirKindOfId() {
        shadow("1.0.0", 20);

        for (Supplier<UUID> ids :
                List.<Supplier<UUID>>of(UUID::randomUUID, UuidCreator::getTimeOrderedEpoch)) {
            long chosen =
                    Stream.generate(ids)
                            .limit(IMAGES)
                            .filter(id -> shadows.choose(image(id, Role.PRIMARY)).isPresent())
                            .count();

            assertThat(chosen).isBetween(IMAGES * 17L / 100, IMAGES * 23L / 100);
        }
    }

    @Test
    void sameImageIsChosenAgainAndByALargerPercentage() {
        List<UUID> ids = Stream.generate(UUID::randomUUID).limit(200).toList();
        shadow("1.0.0", 30);
        List<UUID> chosen = ids.stream().filter(this::isChosen).toList();

        assertThat(ids.stream().filter(this::isChosen)).isEqualTo(chosen);
        shadow("1.0.0", 60);
        assertThat(ids.stream().filter(this::isChosen)).containsAll(chosen);
        shadow("1.0.0", 100);
        assertThat(ids).allMatch(this::isChosen);
        shadow("1.0.0", 0);
        assertThat(ids).noneMatch(this::isChosen);
    }

    @Test
    void chosenImageAsksForTheShadowAlone() {
        shadow("1.0.0", 100);

        Submission chosen = shadows.choose(image(UUID.randomUUID(), Role.PRIMARY)).orElseThrow();

        assertThat(chosen.choice())
                .isEqualTo(
                        new ModelChoice(
                                Optional.empty(),
                                List.of(ModelRequest.of("shade", "1.0.0")),
                                true,
                                Role.SHADOW,
                                false));
    }

    @Test
    void shadowThatIsNotReadyAndBackgroundImagesAreSkipped() {
        shadow("9.9.9", 100);
        assertThat(isChosen(UUID.randomUUID())).isFalse();

        shadow("1.0.0", 100);
        assertThat(shadows.choose(image(UUID.randomUUID(), Role.RECLASSIFY))).isEmpty();
    }

    @Test
    void configurationIsAwaitedWhileNoPolicyNamesAShadow() {
        assertThat(shadows.whenConfigured().toCompletableFuture()).isNotDone();

        shadow("1.0.0", 10);
        assertThat(shadows.whenConfigured().toCompletableFuture()).isDone();

        models.policies().remove("model/shade");
        assertThat(shadows.whenConfigured().toCompletableFuture()).isNotDone();
    }

    private boolean isChosen(UUID id) {
        return shadows.choose(image(id, Role.PRIMARY)).isPresent();
    }

    private void shadow(String version, int percent) {
        models.policies().set(new ModelPolicy("shade", List.of(), new Shadow(version, percent)));
    }

    private static Submission image(UUID id, Role purpose) {
        return new Submission(
                id,
                Submission.UPLOADS,
                Instant.EPOCH,
                new ModelChoice(Optional.empty(), List.of(), false, purpose, false),
                Optional.empty(),
                new byte[1]);
    }
}
