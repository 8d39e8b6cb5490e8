package io.romanesco.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AcknowledgedIdsTest {

    private static final UUID FIRST = UUID.fromString("1199ac3c-2275-543d-a5d2-c3f49928a7da");
    private static final UUID SECOND = UUID.fromString("fe6813b4-5c84-5cfc-a471-36ef21e19d26");

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("import/import-shop.journal");
    }

    @Test
    void addedIdIsThereAfterReopening() throws IOException {
        Instant started;
        try (AcknowledgedIds ids = AcknowledgedIds.open(file)) {
            assertThat(ids.contains(FIRST)).isFalse();
            ids.add(FIRST);
            started = ids.started();
        }

        try (AcknowledgedIds ids = AcknowledgedIds.open(file)) {
            assertThat(ids.contains(FIRST)).isTrue();
            assertThat(ids.contains(SECOND)).isFalse();
            assertThat(ids.started()).isBetween(started.minusSeconds(1), started.plusSeconds(1));
        }
    }

    @Test
    void tornLineIsSkippedAndTheNextOneIsWhole() throws IOException {
        try (AcknowledgedIds ids = AcknowledgedIds.open(file)) {
            ids.add(FIRST);
        }
        Files.writeString(file, "fe6813b4-5c84", StandardOpenOption.APPEND);

        try (AcknowledgedIds ids = AcknowledgedIds.open(file)) {
            ids.add(SECOND);
        }

        try (AcknowledgedIds ids = AcknowledgedIds.open(file)) {
            assertThat(ids.contains(FIRST)).isTrue();
            assertThat(ids.contains(SECOND)).isTrue();
        }
    }

    @Test
    void foreignFileIsStartedAnew() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "something else\n" + FIRST + "\n");

        try (AcknowledgedIds ids = AcknowledgedIds.open(file)) {
            assertThat(ids.contains(FIRST)).isFalse();
        }
    }
}
