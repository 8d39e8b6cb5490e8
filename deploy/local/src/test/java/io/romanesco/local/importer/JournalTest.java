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

class JournalTest {

    private static final UUID FIRST = UUID.fromString("1199ac3c-2275-543d-a5d2-c3f49928a7da");
    private static final UUID SECOND = UUID.fromString("fe6813b4-5c84-5cfc-a471-36ef21e19d26");

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("import/import-shop.journal");
    }

    @Test
    void whatIsWrittenIsThereTheNextTime() throws IOException {
        Instant started;
        try (Journal journal = Journal.open(file)) {
            assertThat(journal.contains(FIRST)).isFalse();
            journal.add(FIRST);
            started = journal.started();
        }

        try (Journal journal = Journal.open(file)) {
            assertThat(journal.contains(FIRST)).isTrue();
            assertThat(journal.contains(SECOND)).isFalse();
            assertThat(journal.started())
                    .isBetween(started.minusSeconds(1), started.plusSeconds(1));
        }
    }

    @Test
    void aLineTornByACrashIsSkippedAndTheNextOneIsWhole() throws IOException {
        try (Journal journal = Journal.open(file)) {
            journal.add(FIRST);
        }
        Files.writeString(file, "fe6813b4-5c84", StandardOpenOption.APPEND);

        try (Journal journal = Journal.open(file)) {
            journal.add(SECOND);
        }

        try (Journal journal = Journal.open(file)) {
            assertThat(journal.contains(FIRST)).isTrue();
            assertThat(journal.contains(SECOND)).isTrue();
        }
    }

    @Test
    void aFileThatIsNoJournalIsBegunAnew() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "something else\n" + FIRST + "\n");

        try (Journal journal = Journal.open(file)) {
            assertThat(journal.contains(FIRST)).isFalse();
        }
    }
}
