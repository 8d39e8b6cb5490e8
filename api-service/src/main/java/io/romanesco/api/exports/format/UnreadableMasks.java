package io.romanesco.api.exports.format;

import java.util.ArrayList;
import java.util.List;

/** Counts the masks that an export lacks because they cannot be read, and keeps the first ones. */
final class UnreadableMasks {

    private static final int MAX_KEPT = 1000;

    private final List<Unreadable> first = new ArrayList<>();
    private long count;

    /** An object or area without its mask. */
    record Unreadable(int imageNumber, String fileName, String category) {}

    void add(ExportImage image) {
        for (String category : image.unreadable()) {
            count++;
            if (first.size() < MAX_KEPT) {
                first.add(new Unreadable(image.number(), image.fileName(), category));
            }
        }
    }

    long count() {
        return count;
    }

    /** At most the first thousand. */
    List<Unreadable> first() {
        return first;
    }
}
