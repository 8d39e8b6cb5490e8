package io.romanesco.inference.foreign;

import java.lang.foreign.Linker;
import java.util.Optional;

/** Whether this program can call C functions (JEP 454). */
public final class ForeignFunctions {

    /** What a native executable throws whose builder left such calls out. */
    private static final String UNSUPPORTED = "com.oracle.svm.core.jdk.UnsupportedFeatureError";

    private ForeignFunctions() {}

    /** The linker of the platform; empty in native executables that were built without it. */
    public static Optional<Linker> linker() {
        try {
            return Optional.of(Linker.nativeLinker());
        } catch (UnsupportedOperationException absent) {
            return Optional.empty();
        } catch (Error failed) {
            if (failed.getClass().getName().equals(UNSUPPORTED)) {
                return Optional.empty();
            }
            throw failed;
        }
    }
}
