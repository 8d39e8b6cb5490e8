package io.romanesco.api.exports.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small export as one document in memory: the only file, or a zip of all. */
public final class ExportDocument {

    private ExportDocument() {}

    /**
     * Writes an export.
     *
     * @param categories all that the images mention, and others
     */
    public static byte[] of(
            ExportFormat format, List<String> categories, List<ExportImage> images) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (!format.zipped()) {
            write(format, categories, images, new Single(bytes));
            return bytes.toByteArray();
        }
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            write(format, categories, images, new Zipped(zip));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(
            ExportFormat format,
            List<String> categories,
            List<ExportImage> images,
            ExportFiles out) {
        ExportWriter writer = format.writer(categories);
        for (int pass = 0; pass < writer.passes(); pass++) {
            writer.begin(pass, out);
            for (ExportImage image : images) {
                writer.image(pass, image, out);
            }
            writer.end(pass, out);
        }
    }

    private record Single(ByteArrayOutputStream bytes) implements ExportFiles {

        @Override
        public void open(String path) {
            // The download has a name of its own.
        }

        @Override
        public void write(String text) {
            bytes.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private record Zipped(ZipOutputStream zip) implements ExportFiles {

        @Override
        public void open(String path) {
            try {
                zip.putNextEntry(new ZipEntry(path));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void write(String text) {
            try {
                zip.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
