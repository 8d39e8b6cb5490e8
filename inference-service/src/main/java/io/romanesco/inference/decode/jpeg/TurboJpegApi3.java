package io.romanesco.inference.decode.jpeg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** The {@code tj3...} functions of libjpeg-turbo 3. */
final class TurboJpegApi3 extends TurboJpegApi {

    private static final int DECOMPRESS = 1;
    private static final int STOP_ON_WARNING = 0;
    private static final int SCAN_LIMIT = 13;
    private static final int MAX_PIXELS = 24;

    /** A second limit behind the one that the structural check applies. */
    private static final int SCANS = 500;

    private static final StructLayout SCALE =
            MemoryLayout.structLayout(JAVA_INT.withName("num"), JAVA_INT.withName("denom"));

    private final MethodHandle set;
    private final MethodHandle header;
    private final MethodHandle scale;
    private final MethodHandle decompress;

    TurboJpegApi3(SymbolLookup symbols) {
        super(
                MethodHandles.insertArguments(
                        function(symbols, "tj3Init", ADDRESS, JAVA_INT), 0, DECOMPRESS),
                function(symbols, "tj3Destroy", null, ADDRESS),
                text(symbols, "tj3GetErrorStr"),
                number(symbols, "tj3GetErrorCode"));
        set = function(symbols, "tj3Set", JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
        header = function(symbols, "tj3DecompressHeader", JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG);
        scale = function(symbols, "tj3SetScalingFactor", JAVA_INT, ADDRESS, SCALE);
        decompress =
                function(
                        symbols,
                        "tj3Decompress8",
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        JAVA_LONG,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_INT);
    }

    @Override
    String name() {
        return "API 3";
    }

    @Override
    int run(
            MemorySegment handle,
            TurboJpeg.Request request,
            MemorySegment file,
            MemorySegment target)
            throws Throwable {
        long pixels =
                (long) request.width()
                        * request.height()
                        * 64
                        / ((long) request.eighths() * request.eighths());
        int failed = (int) set.invoke(handle, STOP_ON_WARNING, request.ignoresWarnings() ? 0 : 1);
        failed |= (int) set.invoke(handle, SCAN_LIMIT, SCANS);
        failed |= (int) set.invoke(handle, MAX_PIXELS, (int) Math.min(pixels, Integer.MAX_VALUE));
        if (failed == 0) {
            failed = (int) header.invoke(handle, file, file.byteSize());
        }
        if (failed != 0 && !isTolerable(handle, request)) {
            return failed;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment factor = arena.allocate(SCALE);
            // The library accepts reduced fractions only.
            int common = Integer.lowestOneBit(request.eighths());
            factor.set(JAVA_INT, 0, request.eighths() / common);
            factor.set(JAVA_INT, JAVA_INT.byteSize(), 8 / common);
            failed = (int) scale.invoke(handle, factor);
        }
        return failed != 0
                ? failed
                : (int)
                        decompress.invoke(
                                handle,
                                file,
                                file.byteSize(),
                                target,
                                request.rowBytes(),
                                request.inks() ? CMYK : RGB);
    }
}
