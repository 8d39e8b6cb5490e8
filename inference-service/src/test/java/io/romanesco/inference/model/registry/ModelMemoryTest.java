package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.romanesco.contract.ModelPolicy;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.ModelState;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelMemoryTest {

    @TempDir private Path root;

    @Test
    void modelsBeyondTheMemoryWaitUntilARequestNeedsThem() {
        write("paint", "a", "b", "c");
        try (TestRegistry models = TestRegistry.on(root, "memory", "300M")) {
            models.await("paint/1", ModelState.READY);
            models.await("a/1", ModelState.READY);
            models.await("b/1", ModelState.READY);
            await().atMost(TestRegistry.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(models.await("c/1", ModelState.WAITING).reason())
                                    .startsWith(
                                            "it needs about 100 MiB, but 300 of 300 MiB are in"
                                                    + " use"));
            touch(models, "a");

            touch(models, "c");

            assertThat(models.await("b/1", ModelState.RETIRED).reason())
                    .startsWith("its memory was needed for c/1");
            models.await("a/1", ModelState.READY);
            models.await("c/1", ModelState.READY);
            models.await("paint/1", ModelState.READY);
            assertThat(models.registry().memoryUsed()).isEqualTo(300L << 20);
        }
    }

    @Test
    void modelsThatTheLargestOneMakesUnnecessaryStay() {
        write("paint");
        for (String small : new String[] {"a", "b"}) {
            ModelFolder.of(small, "1").memory(10).writeTo(root);
        }
        ModelFolder.of("large", "1").memory(280).writeTo(root);
        ModelFolder.of("next", "1").memory(150).writeTo(root);
        try (TestRegistry models = TestRegistry.on(root, "memory", "400M")) {
            models.await("large/1", ModelState.READY);
            models.await("next/1", ModelState.WAITING);
            touch(models, "large");

            touch(models, "next");

            models.await("large/1", ModelState.RETIRED);
            assertThat(List.of("paint/1", "a/1", "b/1", "next/1"))
                    .allMatch(id -> models.status(id).orElseThrow().isReady());
        }
    }

    @Test
    void nothingGoesForAModelThatWouldNotFitEither() {
        write("paint", "a", "b");
        try (TestRegistry models = TestRegistry.on(root, "memory", "300M")) {
            models.await("b/1", ModelState.READY);
            ModelFolder.of("large", "1").memory(250).writeTo(root);
            models.await("large/1", ModelState.WAITING);

            assertThat(models.registry().acquire(ModelRequest.of("large"))).isEmpty();

            assertThat(List.of("paint/1", "a/1", "b/1"))
                    .allMatch(id -> models.status(id).orElseThrow().isReady());
        }
    }

    @Test
    void modelWhoseMemoryWasNeededComesBackOnRequest() {
        write("paint", "a", "b");
        try (TestRegistry models = TestRegistry.on(root, "memory", "200M")) {
            models.await("a/1", ModelState.READY);
            touch(models, "b");
            models.await("a/1", ModelState.RETIRED);

            touch(models, "a");

            models.await("a/1", ModelState.READY);
            models.await("b/1", ModelState.RETIRED);
        }
    }

    @Test
    void defaultPinnedAndShadowVersionsNeverGo() {
        write("paint", "a", "b", "c");
        ModelFolder.of("a", "2").memory(100).writeTo(root);
        try (TestRegistry models = TestRegistry.unstarted(root, "memory", "400M", "also", "b")) {
            models.policies()
                    .set(new ModelPolicy("a", List.of("1"), new ModelPolicy.Shadow("2", 1)));
            models.policies().complete();
            models.start();
            models.await("a/1", ModelState.READY);
            models.await("a/2", ModelState.READY);
            models.await("b/1", ModelState.READY);
            models.await("c/1", ModelState.WAITING);

            assertThat(models.registry().acquire(ModelRequest.of("c"))).isEmpty();

            assertThat(List.of("paint/1", "a/1", "a/2", "b/1"))
                    .allMatch(id -> models.status(id).orElseThrow().isReady());
        }
    }

    @Test
    void modelLargerThanTheMemoryIsRefusedWithBothNumbers() {
        write("paint");
        ModelFolder.of("huge", "1").memory(4000).writeTo(root);
        try (TestRegistry models = TestRegistry.on(root, "memory", "300M")) {
            assertThat(models.await("huge/1", ModelState.REFUSED).reason())
                    .isEqualTo("it needs about 4000 MiB, but romanesco.models.memory is 300 MiB");
            models.await("paint/1", ModelState.READY);
        }
    }

    @Test
    void memoryOfTheFileThatIsLoadedCountsBeforeThatOfTheModel() {
        write("paint");
        ModelFolder.of("own", "1").memory(100).fileMemory(250).writeTo(root);
        try (TestRegistry models = TestRegistry.on(root, "memory", "400M")) {
            assertThat(models.await("own/1", ModelState.READY).memoryMiB()).isEqualTo(250);
            assertThat(models.await("paint/1", ModelState.READY).memoryMiB()).isEqualTo(100);
            assertThat(models.registry().memoryUsed()).isEqualTo(350L << 20);
        }
    }

    @Test
    void replacedVersionStaysWhileThereIsNoMemoryForItsSuccessor() {
        write("paint", "a");
        try (TestRegistry models = TestRegistry.on(root, "memory", "250M")) {
            models.await("a/1", ModelState.READY);

            ModelFolder.of("a", "2").memory(100).writeTo(root);

            await().atMost(TestRegistry.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(models.await("a/2", ModelState.WAITING).reason())
                                    .startsWith("it needs about 100 MiB, but 200 of 250"));
            touch(models, "a");
            models.await("a/1", ModelState.READY);
        }
    }

    @Test
    void newVersionOfTheDefaultTakesTheMemoryOfAModelThatIsNotUsed() {
        write("paint", "a");
        try (TestRegistry models = TestRegistry.on(root, "memory", "200M")) {
            models.await("a/1", ModelState.READY);

            ModelFolder.of("paint", "2").memory(100).writeTo(root);

            models.await("paint/2", ModelState.READY);
            models.await("paint/1", ModelState.RETIRED);
            models.await("a/1", ModelState.RETIRED);
        }
    }

    private void write(String... names) {
        for (String name : names) {
            ModelFolder.of(name, "1").memory(100).writeTo(root);
        }
    }

    private static void touch(TestRegistry models, String name) {
        models.registry().acquire(ModelRequest.of(name)).orElseThrow().close();
    }
}
