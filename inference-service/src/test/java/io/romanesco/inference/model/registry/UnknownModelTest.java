package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.contract.ModelName;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.ModelState;
import io.romanesco.inference.model.repository.FileStamp;
import io.romanesco.inference.model.repository.RepositoryRoot;
import io.romanesco.inference.model.repository.StoredVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownModelTest {

    private static final Duration LONG = Duration.ofHours(1);

    @TempDir private Path root;

    @Test
    void versionThatWasCopiedSinceTheLastLookIsFoundByARequest() {
        ModelFolder.of("paint", "1").writeTo(root);
        try (TestRegistry models = TestRegistry.on(root, "poll", "1h")) {
            models.await("paint/1", ModelState.READY);
            ModelFolder.of("paint", "2").writeTo(root);

            assertThat(models.registry().acquire(ModelRequest.of("paint", "2")))
                    .hasValueSatisfying(lease -> {
                        assertThat(lease.model().name()).isEqualTo(new ModelName("paint", "2"));
                        lease.close();
                    });
        }
    }

    @Test
    void unknownModelIsNotAnswered() {
        ModelFolder.of("paint", "1").writeTo(root);
        try (TestRegistry models = TestRegistry.on(root)) {
            models.await("paint/1", ModelState.READY);

            assertThat(models.registry().acquire(ModelRequest.of("fish"))).isEmpty();
            assertThat(models.registry().acquire(ModelRequest.of("paint", "7"))).isEmpty();
            assertThat(models.registry().problem(ModelRequest.of("fish")))
                    .isEqualTo("There is no model fish.");
            assertThat(models.registry().problem(ModelRequest.of("paint", "7")))
                    .isEqualTo("There is no model paint@7.");
        }
    }

    @Test
    void floodOfUnknownNamesReadsTheRepositoryOnce() {
        CountedRoot counted = new CountedRoot();
        RepositoryListing listing = new RepositoryListing(List.of(counted), LONG);

        boolean any =
                IntStream.range(0, 500)
                        .parallel()
                        .anyMatch(i -> listing.has(ModelRequest.of("fish" + i)));

        assertThat(any).isFalse();
        assertThat(counted.reads).hasValue(1);
    }

    @Test
    void firstUnknownNameIsLookedForEvenRightAfterAPoll() {
        CountedRoot counted = new CountedRoot();
        RepositoryListing listing = new RepositoryListing(List.of(counted), LONG);
        listing.read();
        counted.versions.add(version("fish", "1"));

        assertThat(listing.has(ModelRequest.of("fish"))).isTrue();
        assertThat(listing.has(ModelRequest.of("fish", "1"))).isTrue();
        assertThat(listing.has(ModelRequest.of("fish", "2"))).isFalse();
        assertThat(counted.reads).hasValue(2);
    }

    @Test
    void placeThatCannotBeReadCountsAsUnchanged() {
        CountedRoot counted = new CountedRoot();
        counted.versions.add(version("fish", "1"));
        RepositoryListing listing = new RepositoryListing(List.of(counted), LONG);
        assertThat(listing.read()).hasSize(1);

        counted.broken = true;

        assertThat(listing.read()).hasSize(1);
    }

    @Test
    void firstOfTwoPlacesWithTheSameVersionIsUsed() {
        CountedRoot first = new CountedRoot();
        CountedRoot second = new CountedRoot();
        StoredVersion wanted = version("fish", "1");
        first.versions.add(wanted);
        second.versions.add(version("fish", "1"));
        second.versions.add(version("fish", "2"));

        assertThat(new RepositoryListing(List.of(first, second), LONG).read())
                .hasSize(2)
                .contains(wanted);
    }

    @Test
    void folderWithoutAValidNameIsReportedOnceUntilItIsGone() {
        CountedRoot root = new CountedRoot();
        MisnamedFolders folders = new MisnamedFolders();
        root.misnamed.add("bad name!/1");
        root.misnamed.add("b/a\nline");

        assertThat(folders.additions(root)).containsExactly("b/a?line", "bad name!/1");
        assertThat(folders.additions(root)).isEmpty();
        root.misnamed.remove("bad name!/1");
        assertThat(folders.additions(root)).isEmpty();
        root.misnamed.add("bad name!/1");
        assertThat(folders.additions(root)).containsExactly("bad name!/1");
    }

    private static StoredVersion version(String name, String version) {
        return new NoFiles(new ModelName(name, version), new Object());
    }

    private static final class CountedRoot implements RepositoryRoot {

        private final AtomicInteger reads = new AtomicInteger();
        private final List<StoredVersion> versions = new ArrayList<>();
        private final Set<String> misnamed = new HashSet<>();
        private boolean broken;

        @Override
        public String location() {
            return "memory";
        }

        @Override
        public List<StoredVersion> list() throws IOException {
            reads.incrementAndGet();
            if (broken) {
                throw new IOException("unplugged");
            }
            return List.copyOf(versions);
        }

        @Override
        public Set<String> misnamed() {
            return Set.copyOf(misnamed);
        }
    }

    /**
     * @param identity so that two of the same name differ
     */
    private record NoFiles(ModelName name, Object identity) implements StoredVersion {

        @Override
        public String root() {
            return "memory";
        }

        @Override
        public Map<String, FileStamp> files() {
            return Map.of();
        }

        @Override
        public Path folder() {
            return Path.of("nowhere");
        }

        @Override
        public Path place() {
            return Path.of("nowhere");
        }

        @Override
        public void fetchDescription() {
            // There is nothing to fetch.
        }

        @Override
        public void fetch() {
            // There is nothing to fetch.
        }
    }
}
