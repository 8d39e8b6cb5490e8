package io.romanesco.inference.model.runtime;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.romanesco.inference.foreign.ForeignFunctions;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** The C library's heap, which holds the weights and buffers of ONNX Runtime. */
public final class NativeMemory {

    private NativeMemory() {}

    private static final class Library {

        /** {@code malloc_trim} of glibc; other C libraries lack it. */
        private static final Optional<MethodHandle> TRIM = find();

        private static Optional<MethodHandle> find() {
            return ForeignFunctions.linker()
                    .flatMap(linker ->
                            linker.defaultLookup()
                                    .find("malloc_trim")
                                    .map(function ->
                                            linker.downcallHandle(
                                                    function,
                                                    FunctionDescriptor.of(JAVA_INT, JAVA_LONG))));
        }
    }

    /**
     * Returns freed memory to the operating system. glibc keeps what a closed session frees in the
     * heaps of the threads that allocated it, so that each model replaced would leave a part of its
     * size behind. Takes some milliseconds.
     */
    public static void returnFreed() {
        Library.TRIM.ifPresent(trim -> {
            try {
                int unused = (int) trim.invokeExact(0L);
            } catch (Throwable failed) {
                throw new IllegalStateException(failed);
            }
        });
    }
}
