package io.romanesco.inference.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.romanesco.inference.nativeimage.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class CLibraryTest {

    /** Place of the nice value in /proc/self/task/.../stat, counted after the name. */
    private static final int NICE_FIELD = 16;

    @Test
    void priorityOfTheCallingThreadAloneIsLowered() throws Exception {
        int before = nice();
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            int lowered =
                    thread.submit(() -> {
                                ThreadPriority.lower();
                                return nice();
                            })
                            .get();

            assertThat(lowered).isEqualTo(Math.max(before, 10));
        }
        assertThat(nice()).isEqualTo(before);
    }

    @Test
    void freedMemoryIsReturnedWithoutAnError() {
        assertThatCode(NativeMemory::returnFreed).doesNotThrowAnyException();
    }

    @Test
    void callsAreRegisteredForNativeImages() throws IOException {
        assertThat(Metadata.read().downcalls()).contains("jint(jlong)", "jint(jint,jint,jint)");
    }

    private static int nice() throws IOException {
        String stat = Files.readString(Path.of("/proc/thread-self/stat"));
        return Integer.parseInt(
                stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE_FIELD]);
    }
}
