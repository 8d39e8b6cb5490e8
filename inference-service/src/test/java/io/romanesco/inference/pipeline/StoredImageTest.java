package io.romanesco.inference.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.contract.ModelChoice;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Role;
import io.romanesco.contract.Submission;
import io.romanesco.inference.drawing.Drawings;
import io.romanesco.inference.model.registry.ModelRegistry;
import io.romanesco.inference.scheduling.WorkClass;
import io.romanesco.inference.servers.LocalServers;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An image of 1970 did not wait for a worker since then. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class StoredImageTest {

    private static final List<ModelRequest> SHADE = ModelRequest.listOf("shade");
    private static final double YEAR_MS = 365.0 * 24 * 3_600_000;

    @Inject ImageProcessor processor;
    @Inject ModelRegistry models;
    @Inject MeterRegistry meters;

    @BeforeEach
    void modelsAreLoaded() {
        models.whenReady().toCompletableFuture().join();
    }

    @Test
    void imageThatWaitedCountsFromItsSubmission() {
        assertThat(queueMs(choice(Role.PRIMARY), WorkClass.UPLOAD)).isGreaterThan(YEAR_MS);
    }

    @Test
    void storedImageDoesNotCountFromItsSubmission() {
        long before = queued();

        assertThat(queueMs(choice(Role.RECLASSIFY), WorkClass.RECLASSIFY)).isLessThan(YEAR_MS);
        assertThat(queueMs(choice(Role.PRIMARY).beside(), WorkClass.UPLOAD)).isLessThan(YEAR_MS);

        assertThat(queued()).isEqualTo(before);
    }

    private double queueMs(ModelChoice choice, WorkClass workClass) {
        Submission image =
                new Submission(
                        UUID.randomUUID(),
                        Submission.UPLOADS,
                        Instant.EPOCH,
                        choice,
                        Optional.empty(),
                        Drawings.jpeg(Drawings.plain(40, 30, Drawings.RED)));
        return processor.process(image, workClass).results().getFirst().image().timings().queueMs();
    }

    private long queued() {
        return meters.get("romanesco.queue").timer().count();
    }

    private static ModelChoice choice(Role purpose) {
        return new ModelChoice(Optional.empty(), SHADE, true, purpose, false);
    }
}
