package io.romanesco.e2e.client;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Reads plain tar files (POSIX ustar, names of up to 100 bytes). */
public final class TarFile {

    private static final int BLOCK = 512;
    private static final int SIZE_AT = 124;
    private static final int TYPE_AT = 156;

    private TarFile() {}

    /**
     * Gives the path and the content of each regular file to the reader, in the order of the
     * archive.
     */
    public static void forEach(Path tar, BiConsumer<String, byte[]> reader) {
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(tar)))) {
            byte[] header = in.readNBytes(BLOCK);
            while (header.length == BLOCK && header[0] != 0) {
                int size = Integer.parseInt(text(header, SIZE_AT, 12).strip(), 8);
                byte[] content = in.readNBytes(size);
                in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
                if (header[TYPE_AT] == '0' || header[TYPE_AT] == 0) {
                    reader.accept(text(header, 0, 100), content);
                }
                header = in.readNBytes(BLOCK);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }
}
