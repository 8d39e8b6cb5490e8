package io.romanesco.inference.model.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.nativeimage.Metadata;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OnnxRuntimeTest {

    /** Far more characters than ended a process with telemetry on. */
    private static final int LONG = 30_000;

    /** Run in a JVM of its own. */
    static final class Loading {

        public static void main(String... arguments) throws ModelLoadException {
            Path model = Path.of("src/test/resources/models/paint/1.0.0");
            LoadedModel.load(model, Optional.empty(), SessionSettings.DEFAULT).close();
        }
    }

    @Test
    void telemetryAfterLoadingIsOff() throws Throwable {
        assertThat(OnnxRuntime.environment().getVersion()).isNotBlank();
        assertThat(environmentVariable("ORT_DISABLE_TELEMETRY")).isEqualTo("1");
    }

    @Test
    void loadingInAProcessWithALongCommandLineSucceeds() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dlong=" + "x".repeat(LONG),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Loading.class.getName())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes());

        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void callOfSetenvIsRegisteredForNativeImages() throws IOException {
        assertThat(Metadata.read().downcalls()).contains("jint(void*,void*,jint)");
    }

    private static String environmentVariable(String name) throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle getenv =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("getenv"),
                        FunctionDescriptor.of(ADDRESS, ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = (MemorySegment) getenv.invoke(arena.allocateFrom(name));
            return value.reinterpret(Long.MAX_VALUE).getString(0);
        }
    }
}
