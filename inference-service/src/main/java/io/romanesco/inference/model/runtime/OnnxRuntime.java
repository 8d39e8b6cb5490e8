package io.romanesco.inference.model.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.romanesco.inference.foreign.ForeignFunctions;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;

/**
 * ONNX Runtime's native library, loaded with its telemetry off. From version 1.29 on the library
 * reads the machine's id and the command line, keeps a database in the home folder and sends events
 * to its vendor. It also crashes the process if the command line has more than a few thousand
 * characters. Only an environment variable turns that off in time, so it is set before the library
 * is loaded. A value that is already set stays.
 */
public final class OnnxRuntime {

    static final String NO_TELEMETRY = "ORT_DISABLE_TELEMETRY";

    private OnnxRuntime() {}

    private static final class Loaded {

        private static final OrtEnvironment ENVIRONMENT = load();

        private static OrtEnvironment load() {
            if (System.getenv(NO_TELEMETRY) == null) {
                setEnvironmentVariable(NO_TELEMETRY, "1");
            }
            NativeLibraries.announce();
            return OrtEnvironment.getEnvironment();
        }
    }

    /** The environment of all sessions. The first call loads the library. */
    public static OrtEnvironment environment() {
        return Loaded.ENVIRONMENT;
    }

    /**
     * New options of a session. They are native objects, so the library is loaded here, too.
     *
     * @throws OrtException when the library refuses
     */
    public static OrtSession.SessionOptions sessionOptions() throws OrtException {
        environment();
        return new OrtSession.SessionOptions();
    }

    /**
     * Sets it for native code. The JVM has its own copy, which stays as it is.
     *
     * @throws IllegalStateException in native executables without foreign functions
     */
    private static void setEnvironmentVariable(String name, String value) {
        Linker linker =
                ForeignFunctions.linker()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "This executable was built without foreign functions: set %s=%s for it"
                                                .formatted(name, value)));
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
