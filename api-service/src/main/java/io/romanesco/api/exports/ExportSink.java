package io.romanesco.api.exports;

import io.romanesco.api.exports.format.ExportFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Collects what an export writes until the client is ready for it: one file, or a zip. Not
 * thread-safe.
 */
final class ExportSink implements ExportFiles {

    private static final int FULL = 64 * 1024;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip;

    private ExportSink(boolean zipped) {
        this.zip = zipped ? new ZipOutputStream(bytes, StandardCharsets.UTF_8) : null;
    }

    /** For a format of one file. */
    static ExportSink plain() {
        return new ExportSink(false);
    }

    /** For a format of several files. */
    static ExportSink zipped() {
        return new ExportSink(true);
    }

    /** For pictures, which are compressed already. */
    static ExportSink stored() {
        ExportSink sink = new ExportSink(true);
        sink.zip.setLevel(Deflater.NO_COMPRESSION);
        return sink;
    }

    @Override
    public void open(String path) {
        if (zip != null) {
            try {
                zip.putNextEntry(new ZipEntry(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Appends to the file that was begun last. */
    void write(byte[] content) {
        try {
            if (zip == null) {
                bytes.write(content);
            } else {
                zip.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the export, and gives what is left of it. */
    byte[] finish() {
        if (zip != null) {
            try {
                zip.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return drain();
    }

    /** What was written since the last call if it is much, else nothing: small parts are slow. */
    byte[] drainFull() {
        return bytes.size() < FULL ? new byte[0] : drain();
    }

    /** What was written since the last call. */
    byte[] drain() {
        byte[] written = bytes.toByteArray();
        bytes.reset();
        return written;
    }
}
