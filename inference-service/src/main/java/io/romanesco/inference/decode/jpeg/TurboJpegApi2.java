package io.romanesco.inference.decode.jpeg;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/** The {@code tj...} functions of libjpeg-turbo 2, which Debian 12 ships. */
final class TurboJpegApi2 extends TurboJpegApi {

    private static final int STOP_ON_WARNING = 8192;
    private static final int LIMIT_SCANS = 32768;

    private final MethodHandle decompress;

    TurboJpegApi2(SymbolLookup symbols) {
        super(
                function(symbols, "tjInitDecompress", ADDRESS),
                function(symbols, "tjDestroy", JAVA_INT, ADDRESS),
                text(symbols, "tjGetErrorStr2"),
                number(symbols, "tjGetErrorCode"));
        decompress =
                function(
                        symbols,
                        "tjDecompress2",
                        JAVA_INT,
                        ADDRESS,
                        ADDRESS,
                        JAVA_LONG,
                        ADDRESS,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT,
                        JAVA_INT);
    }

    @Override
    String name() {
        return "API 2";
    }

    @Override
    int run(
            MemorySegment handle,
            TurboJpeg.Request request,
            MemorySegment file,
            MemorySegment target)
            throws Throwable {
        return (int)
                decompress.invoke(
                        handle,
                        file,
                        file.byteSize(),
                        target,
                        request.width(),
                        request.rowBytes(),
                        request.height(),
                        request.inks() ? CMYK : RGB,
                        request.ignoresWarnings() ? LIMIT_SCANS : STOP_ON_WARNING | LIMIT_SCANS);
    }
}
