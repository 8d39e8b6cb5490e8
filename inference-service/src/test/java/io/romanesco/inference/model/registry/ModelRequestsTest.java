package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.romanesco.contract.ModelRequest;
import io.romanesco.inference.model.registry.ModelRequests.Result;
import io.romanesco.inference.model.repository.FolderRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRequestsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final ModelRequest PAINT = new ModelRequest("paint", Optional.of("1"));

    @TempDir private Path root;

    private final MemoryChanges memory = new MemoryChanges();
    private final AtomicInteger loads = new AtomicInteger();

    @BeforeEach
    void listPaint() throws IOException {
        Path version = Files.createDirectories(root.resolve("paint/1"));
        Files.writeString(version.resolve("model.yaml"), "name: paint");
    }

    @Test
    void aVersionThatWasLoadedMayBeLoadedAgainAtOnce() {
        ModelRequests requests = requests(Result.READY, Result.READY);

        assertThat(requests.await(PAINT, false)).isTrue();
        assertThat(requests.await(PAINT, false)).isTrue();

        assertThat(loads).hasValue(2);
    }

    @Test
    void aFailedLoadIsNotRepeatedWithinThePause() {
        ModelRequests requests = requests(Result.FAILED, Result.READY);

        assertThat(requests.await(PAINT, false)).isFalse();
        assertThat(requests.await(PAINT, false)).isFalse();

        assertThat(loads).hasValue(1);
    }

    @Test
    void aFailedLoadIsRepeatedAfterThePause() {
        ModelRequests requests = requests(Duration.ZERO, Result.FAILED, Result.READY);

        assertThat(requests.await(PAINT, false)).isFalse();
        assertThat(requests.await(PAINT, false)).isTrue();
    }

    @Test
    void nothingIsLoadedThatTheRepositoryDoesNotList() {
        ModelRequests requests = requests(Result.READY);

        assertThat(requests.await(new ModelRequest("paint", Optional.of("2")), false)).isFalse();

        assertThat(loads).hasValue(0);
    }

    @Test
    void aRequestHeldUpByModelsInUseWaitsForAChangeOfMemory() throws Exception {
        ModelRequests requests = requests(Result.HELD_UP, Result.READY);
        FutureTask<Boolean> request = new FutureTask<>(() -> requests.await(PAINT, false));
        Thread caller = Thread.ofPlatform().start(request);
        await().atMost(PATIENCE)
                .until(() -> loads.get() == 1 && caller.getState() == Thread.State.TIMED_WAITING);

        memory.changed();

        assertThat(request.get()).isTrue();
        assertThat(loads).hasValue(2);
    }

    @Test
    void aCallerWithLeasesDoesNotWaitForMemory() {
        ModelRequests requests = requests(Result.HELD_UP, Result.READY);

        assertThat(requests.await(PAINT, true)).isFalse();

        assertThat(loads).hasValue(1);
    }

    private ModelRequests requests(Result... results) {
        return requests(HOUR, results);
    }

    private ModelRequests requests(Duration pause, Result... results) {
        Deque<Result> next = new ArrayDeque<>(List.of(results));
        return new ModelRequests(
                new Catalog(),
                new RepositoryListing(List.of(new FolderRoot(root)), Duration.ZERO),
                memory,
                request -> {
                    loads.incrementAndGet();
                    return CompletableFuture.completedFuture(next.remove());
                },
                PATIENCE,
                pause);
    }
}
