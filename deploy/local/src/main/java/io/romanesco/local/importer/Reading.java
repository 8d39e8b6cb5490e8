package io.romanesco.local.importer;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Turns files into frames; what cannot become one is noted and left out. */
record Reading(String camera, Set<String> categories, Ledger ledger) {

    private static final int MOST_BYTES = 16 * 1024 * 1024;

    Optional<Frame> frame(ImageFile file) {
        byte[] content;
        try {
            content = file.content().read();
        } catch (IOException e) {
            return without(file, "unreadable: " + e.getMessage());
        }
        if (content.length == 0) {
            return without(file, "empty");
        }
        if (content.length > MOST_BYTES) {
            return without(file, "over 16 MiB");
        }
        Optional<ImageType> type = ImageType.of(content);
        if (type.isEmpty()) {
            return without(file, "neither JPEG nor PNG");
        }
        UUID id = ImportIds.of(camera, file.path(), content);
        String label = categories.contains(file.folder()) ? file.folder() : null;
        return Optional.of(new Frame(id, file.path(), label, type.get(), content));
    }

    private Optional<Frame> without(ImageFile file, String reason) {
        ledger.unsent(null, file.path(), reason);
        return Optional.empty();
    }
}
