package io.romanesco.inference.decode.jpeg;

import io.romanesco.inference.foreign.ForeignFunctions;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;

/**
 * Decodes JPEGs by the TurboJPEG API of libjpeg-turbo, version 3 where the library has it, else
 * version 2. Safe for many threads: each call has its own handle and native memory and frees both.
 */
public final class TurboJpeg {

    /** Where distributions install the library. Plain names are searched in the loader's paths. */
    private static final List<String> NAMES =
            List.of(
                    "libturbojpeg.so.0",
                    "libturbojpeg.so",
                    "/usr/lib/x86_64-linux-gnu/libturbojpeg.so.0",
                    "/usr/lib/aarch64-linux-gnu/libturbojpeg.so.0",
                    "/usr/lib64/libturbojpeg.so.0",
                    "/usr/lib/libturbojpeg.so.0",
                    "/opt/libjpeg-turbo/lib64/libturbojpeg.so.0",
                    "libturbojpeg.dylib");

    private final TurboJpegApi api;
    private final String library;

    private TurboJpeg(TurboJpegApi api, String library) {
        this.api = api;
        this.library = library;
    }

    /**
     * Finds the library.
     *
     * @param path its path; empty: the usual places
     */
    public static Optional<TurboJpeg> find(Optional<String> path) {
        if (ForeignFunctions.linker().isEmpty()) {
            return Optional.empty();
        }
        for (String name : path.map(List::of).orElse(NAMES)) {
            try {
                SymbolLookup symbols = SymbolLookup.libraryLookup(name, Arena.global());
                Optional<TurboJpeg> found =
                        TurboJpegApi.of(symbols).map(api -> new TurboJpeg(api, name));
                if (found.isPresent()) {
                    return found;
                }
            } catch (IllegalArgumentException absent) {
                // Not installed under this name; try the next.
            }
        }
        return Optional.empty();
    }

    /** The library's file and the version of its API, for logs. */
    public String description() {
        return library + ", " + api.name();
    }

    /**
     * Decodes to 8-bit samples, row by row from the top left.
     *
     * @param request the file and the size of the result
     * @param watchdog receives the running decoder and may stop it
     * @return {@code width * height * channels} bytes: RGB, or CMYK as stored
     * @throws TurboJpegException on any error or warning of the library; a request that ignores
     *     warnings fails on errors only, and its pixels may be wrong
     */
    public byte[] decode(Request request, Watchdog watchdog) throws TurboJpegException {
        byte[] samples = new byte[Math.multiplyExact(request.rowBytes(), request.height())];
        try (NativeBuffers buffers = NativeBuffers.of(request.file(), samples.length)) {
            MemorySegment file = buffers.file();
            MemorySegment target = buffers.target();
            try (NativeInput input = new NativeInput(file)) {
                watchdog.watch(input);
                decode(request, file, target);
            }
            MemorySegment.copy(target, ValueLayout.JAVA_BYTE, 0, samples, 0, samples.length);
        }
        return samples;
    }

    private void decode(Request request, MemorySegment file, MemorySegment target)
            throws TurboJpegException {
        MemorySegment handle = api.open();
        try {
            api.decode(handle, request, file, target);
        } finally {
            api.close(handle);
        }
    }

    /** Receives a decoder before it starts. */
    @FunctionalInterface
    public interface Watchdog {
        void watch(Stoppable decoding);
    }

    /** A running decoder. */
    public interface Stoppable {
        /** Makes the decoder fail soon. Does nothing once it has ended. */
        void stop();
    }

    /**
     * One call of the decoder.
     *
     * @param width width of the result in pixels, after scaling
     * @param height height of the result in pixels, after scaling
     * @param eighths size in eighths of the stored size, 1 to 8
     * @param inks whether the picture is CMYK; the result then has four channels
     * @param ignoresWarnings whether warnings are ignored
     */
    public record Request(
            byte[] file,
            int width,
            int height,
            int eighths,
            boolean inks,
            boolean ignoresWarnings) {

        /** A request for a picture of a stored size, scaled with libjpeg's rounding. */
        public static Request scaled(
                byte[] file, int storedWidth, int storedHeight, int eighths, boolean inks) {
            return new Request(
                    file,
                    scaled(storedWidth, eighths),
                    scaled(storedHeight, eighths),
                    eighths,
                    inks,
                    false);
        }

        /** The same request, ignoring warnings. */
        public Request ignoringWarnings() {
            return new Request(file, width, height, eighths, inks, true);
        }

        /** The length of a side after scaling. */
        public static int scaled(int side, int eighths) {
            return Math.toIntExact(((long) side * eighths + 7) / 8);
        }

        int rowBytes() {
            return Math.multiplyExact(width, inks ? 4 : 3);
        }
    }
}
