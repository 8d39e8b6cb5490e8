package io.romanesco.inference.model.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import ai.onnxruntime.OrtEnvironment;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;

/**
 * ONNX Runtime's native code, with its telemetry off. From 1.29 on it has that on Linux too: it
 * reads the machine's id and the command line, keeps a database in the home folder and sends events
 * to its maker. Its search through the command line is recursive, three frames a character, and
 * ends the process where that line has more than some thousand of them. Only an environment
 * variable turns it off before it begins, so that is set here; where it is set already, it stays.
 */
public final class OnnxRuntime {

    static final String NO_TELEMETRY = "ORT_DISABLE_TELEMETRY";

    private OnnxRuntime() {}

    private static final class Loaded {

        private static final OrtEnvironment ENVIRONMENT = load();

        private static OrtEnvironment load() {
            setEnvironmentVariable(NO_TELEMETRY, "1");
            return OrtEnvironment.getEnvironment();
        }
    }

    /**
     * Loads it, which takes a tenth of a second, or a quarter where it first has to be unpacked
     * from its jar: where the property {@code onnxruntime.native.path} names no folder with it.
     */
    public static void load() {
        try {
            environment();
        } catch (LinkageError unusable) {
            // Whoever needs it meets the same error, and tells.
        }
    }

    /** The only way to it. */
    static OrtEnvironment environment() {
        return Loaded.ENVIRONMENT;
    }

    /** What native code reads; the JVM has taken its own copy long ago. */
    private static void setEnvironmentVariable(String name, String value) {
        Linker linker = Linker.nativeLinker();
        FunctionDescriptor signature = FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);
        linker.defaultLookup()
                .find("setenv")
                .map(function -> linker.downcallHandle(function, signature))
                .ifPresent(setenv -> {
                    try (Arena arena = Arena.ofConfined()) {
                        int unused =
                                (int)
                                        setenv.invokeExact(
                                                arena.allocateFrom(name),
                                                arena.allocateFrom(value),
                                                0);
                    } catch (Throwable failed) {
                        throw new IllegalStateException(failed);
                    }
                });
    }
}
