package io.romanesco.inference.decode.jpeg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** The functions of turbojpeg.h in one of its two versions. */
abstract sealed class TurboJpegApi permits TurboJpegApi2, TurboJpegApi3 {

    static final int RGB = 0;
    static final int CMYK = 11;
    private static final long LONGEST_MESSAGE = 256;
    private static final int WARNING = 0;

    private final MethodHandle open;
    private final MethodHandle close;
    private final MethodHandle errorText;
    private final MethodHandle errorCode;

    TurboJpegApi(
            MethodHandle open, MethodHandle close, MethodHandle errorText, MethodHandle errorCode) {
        this.open = open;
        this.close = close;
        this.errorText = errorText;
        this.errorCode = errorCode;
    }

    /** The newest version that the library has. */
    static Optional<TurboJpegApi> of(SymbolLookup symbols) {
        if (symbols.find("tj3Decompress8").isPresent()) {
            return Optional.of(new TurboJpegApi3(symbols));
        }
        return symbols.find("tjGetErrorCode").map(found -> new TurboJpegApi2(symbols));
    }

    abstract String name();

    /** Calls the decoder. Any result but 0 means an error or a warning. */
    abstract int run(
            MemorySegment handle,
            TurboJpeg.Request request,
            MemorySegment file,
            MemorySegment target)
            throws Throwable;

    final MemorySegment open() throws TurboJpegException {
        try {
            MemorySegment handle = (MemorySegment) open.invoke();
            if (handle.equals(MemorySegment.NULL)) {
                throw new TurboJpegException("no memory for a decoder", false);
            }
            return handle;
        } catch (Throwable failed) {
            throw unexpected(failed);
        }
    }

    final void decode(
            MemorySegment handle,
            TurboJpeg.Request request,
            MemorySegment file,
            MemorySegment target)
            throws TurboJpegException {
        try {
            if (run(handle, request, file, target) != 0 && !isTolerable(handle, request)) {
                MemorySegment text = (MemorySegment) errorText.invoke(handle);
                throw new TurboJpegException(
                        text.reinterpret(LONGEST_MESSAGE).getString(0), isWarning(handle));
            }
        } catch (Throwable failed) {
            throw unexpected(failed);
        }
    }

    /** Whether the last failure is a warning that the request ignores. */
    final boolean isTolerable(MemorySegment handle, TurboJpeg.Request request) throws Throwable {
        return request.ignoresWarnings() && isWarning(handle);
    }

    private boolean isWarning(MemorySegment handle) throws Throwable {
        return (int) errorCode.invoke(handle) == WARNING;
    }

    final void close(MemorySegment handle) throws TurboJpegException {
        try {
            close.invoke(handle);
        } catch (Throwable failed) {
            throw unexpected(failed);
        }
    }

    static MethodHandle function(
            SymbolLookup symbols, String name, MemoryLayout result, MemoryLayout... arguments) {
        FunctionDescriptor descriptor =
                result == null
                        ? FunctionDescriptor.ofVoid(arguments)
                        : FunctionDescriptor.of(result, arguments);
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), descriptor);
    }

    static MethodHandle text(SymbolLookup symbols, String name) {
        return function(symbols, name, ADDRESS, ADDRESS);
    }

    static MethodHandle number(SymbolLookup symbols, String name) {
        return function(symbols, name, JAVA_INT, ADDRESS);
    }

    /**
     * Method handles declare Throwable. Anything but an exception of the library is a bug of ours.
     */
    private static TurboJpegException unexpected(Throwable failed) {
        return switch (failed) {
            case TurboJpegException complaint -> complaint;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failed);
        };
    }
}
