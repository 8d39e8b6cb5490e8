package io.romanesco.inference.model.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.inference.model.registry.CalibrationCache.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationCacheTest {

    private static final String KEY = "vegetables/1.0.0 2 x Some Processor: fast=yes";

    @TempDir private Path folder;

    @Test
    void keepsAChoiceForOneKindOfMachine() {
        CalibrationCache cache = new CalibrationCache(folder.resolve("new"));

        assertThat(cache.write(KEY, new Choice("int8", 2))).isTrue();

        assertThat(cache.read(KEY)).contains(new Choice("int8", 2));
        assertThat(cache.read(KEY + " and more")).isEmpty();
    }

    @Test
    void knowsNothingWhereNothingCanBeWritten() throws IOException {
        // A file where the folder should be: nobody, not even root, can write there.
        CalibrationCache cache =
                new CalibrationCache(Files.createFile(folder.resolve("file")).resolve("below"));

        assertThat(cache.write(KEY, new Choice("int8", 1))).isFalse();
        assertThat(cache.read(KEY)).isEmpty();
    }

    @Test
    void takesADamagedFileForNone() throws IOException {
        CalibrationCache cache = new CalibrationCache(folder);
        cache.write(KEY, new Choice("int8", 1));
        try (var files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.writeString(file, "key=" + KEY + "\nthreads=many\n");
            }
        }

        assertThat(cache.read(KEY)).isEmpty();
    }
}
