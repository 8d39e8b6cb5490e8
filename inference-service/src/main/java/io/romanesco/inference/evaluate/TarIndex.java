package io.romanesco.inference.evaluate;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the regular files of an uncompressed tar (POSIX ustar, with GNU and pax long names). */
final class TarIndex {

    private static final int BLOCK = 512;

    private record TarFile(Path tar, String path, long offset, int size) implements DataFile {

        @Override
        public byte[] read() throws IOException {
            try (FileChannel channel = FileChannel.open(tar)) {
                return bytes(channel, offset, size);
            }
        }
    }

    private TarIndex() {}

    static List<DataFile> read(Path tar) throws IOException {
        List<DataFile> files = new ArrayList<>();
        try (FileChannel channel = FileChannel.open(tar)) {
            long position = 0;
            String longName = null;
            while (position + BLOCK <= channel.size()) {
                byte[] header = bytes(channel, position, BLOCK);
                if (header[0] == 0) {
                    break;
                }
                if (!"ustar".equals(text(header, 257, 5))) {
                    throw new IOException(
                            tar + " is not a tar (a compressed one must be unpacked)");
                }
                long size = octal(header, 124, 12);
                long data = position + BLOCK;
                char type = (char) header[156];
                if (type == 'L') {
                    longName = text(bytes(channel, data, (int) size), 0, (int) size);
                } else if (type == 'x') {
                    longName = paxPath(bytes(channel, data, (int) size), longName);
                } else {
                    if (type == '0' || type == 0) {
                        String path = longName == null ? name(header) : longName;
                        files.add(new TarFile(tar, path, data, Math.toIntExact(size)));
                    }
                    longName = null;
                }
                position = data + (size + BLOCK - 1) / BLOCK * BLOCK;
            }
        }
        return files;
    }

    private static String name(byte[] header) {
        String prefix = text(header, 345, 155);
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    /** Of a pax header's records, {@code <length> <key>=<value>\n}, the path. */
    private static String paxPath(byte[] records, String otherwise) {
        for (String record : new String(records, StandardCharsets.UTF_8).split("\n")) {
            int key = record.indexOf(" path=");
            if (key > 0) {
                return record.substring(key + " path=".length());
            }
        }
        return otherwise;
    }

    private static byte[] bytes(FileChannel channel, long offset, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException("The tar ends in the middle of a file");
            }
        }
        return buffer.array();
    }

    private static String text(byte[] bytes, int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] bytes, int from, int length) {
        String digits = text(bytes, from, length).strip();
        return digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
    }
}
