package io.romanesco.inference.decode.jpeg;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;

/**
 * Decodes JPEGs by libjpeg-turbo's TurboJPEG API, of version 3 where the library has it, else the
 * older one. Safe for many threads; each call has its own handle and its own native memory, both
 * given back whatever happens.
 */
public final class TurboJpeg {

    /** Where distributions put the library; the first is found by the loader's own paths. */
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
     * Looks for the library.
     *
     * @param path where it is; empty: in the usual places
     */
    public static Optional<TurboJpeg> find(Optional<String> path) {
        for (String name : path.map(List::of).orElse(NAMES)) {
            try {
                SymbolLookup symbols = SymbolLookup.libraryLookup(name, Arena.global());
                Optional<TurboJpeg> found =
                        TurboJpegApi.of(symbols).map(api -> new TurboJpeg(api, name));
                if (found.isPresent()) {
                    return found;
                }
            } catch (IllegalArgumentException absent) {
                // Not there; the next name may be.
            }
        }
        return Optional.empty();
    }

    /** For people: the file, and which of the two programming interfaces is used. */
    public String description() {
        return library + ", " + api.name();
    }

    /**
     * Decodes to 8-bit samples, row by row from the top left.
     *
     * @param request what, and how large
     * @param watch may stop it
     * @return {@code width * height * channels} bytes: RGB, or inks as stored
     * @throws TurboJpegException when the library complains of anything, be it a warning, unless
     *     the request carries on after those: the picture is then not to be relied on
     */
    public byte[] decode(Request request, Watch watch) throws TurboJpegException {
        byte[] samples = new byte[Math.multiplyExact(request.rowBytes(), request.height())];
        try (NativeBuffers buffers = NativeBuffers.of(request.file(), samples.length)) {
            MemorySegment file = buffers.file();
            MemorySegment target = buffers.target();
            try (NativeInput input = new NativeInput(file)) {
                watch.over(input);
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

    /** Gets hold of a running decoder before it starts. */
    @FunctionalInterface
    public interface Watch {
        void over(Stoppable decoding);
    }

    /** A running decoder. */
    public interface Stoppable {
        /** Makes it end soon, with an exception; does nothing when it has ended already. */
        void stop();
    }

    /**
     * What to decode.
     *
     * @param width of the result: the picture's, or that scaled by {@code eighths}
     * @param eighths of the stored size, 1 to 8
     * @param inks whether the picture has four components, which come out as they are
     * @param carriesOn whether a warning is no reason to stop
     */
    public record Request(
            byte[] file, int width, int height, int eighths, boolean inks, boolean carriesOn) {

        /** The request for a picture of a stored size, scaled as libjpeg rounds. */
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

        /** The same, not stopping at warnings. */
        public Request carryingOn() {
            return new Request(file, width, height, eighths, inks, true);
        }

        /** A side after scaling. */
        public static int scaled(int side, int eighths) {
            return Math.toIntExact(((long) side * eighths + 7) / 8);
        }

        int rowBytes() {
            return Math.multiplyExact(width, inks ? 4 : 3);
        }
    }
}
