package io.romanesco.inference.model.runtime;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** The priority of threads on Linux. Java's own priorities have no effect there. */
public final class ThreadPriority {

    /** A tenth of the processor time of a normal thread that competes with it. */
    private static final int NICE = 10;

    private static final int PRIO_PROCESS = 0;
    private static final int THIS_THREAD = 0;

    private ThreadPriority() {}

    /**
     * Lowers the priority of the calling thread for good, so that loading a model takes no processor
     * time from inferences. Linux counts a nice value for each thread; a system that refuses
     * changes nothing.
     */
    public static void lower() {
        Linker linker = Linker.nativeLinker();
        Optional<MethodHandle> setpriority =
                linker.defaultLookup()
                        .find("setpriority")
                        .map(function ->
                                linker.downcallHandle(
                                        function,
                                        FunctionDescriptor.of(
                                                JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT)));
        setpriority.ifPresent(call -> {
            try {
                int unused = (int) call.invokeExact(PRIO_PROCESS, THIS_THREAD, NICE);
            } catch (Throwable failed) {
                throw new IllegalStateException(failed);
            }
        });
    }
}
