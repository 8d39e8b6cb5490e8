package io.romanesco.local.importer;

import io.romanesco.contract.image.ImageLimits;
import io.romanesco.contract.image.ImageType;
import io.romanesco.local.importer.ImageSource.ImageFile;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Turns files into frames. Files that cannot be sent are noted in the import's state. */
record FrameReader(String camera, Set<String> categories, ImportState state) {

    Optional<Frame> frame(ImageFile file) {
        byte[] content;
        try {
            content = file.content().read();
        } catch (IOException e) {
            return skip(file, "unreadable: " + e.getMessage());
        }
        if (content.length == 0) {
            return skip(file, "empty");
        }
        if (content.length > ImageLimits.DEFAULT.maxBytes()) {
            return skip(file, "over 16 MiB");
        }
        Optional<ImageType> type = ImageType.of(content);
        if (type.isEmpty()) {
            return skip(file, "none of " + ImageType.accepted());
        }
        UUID id = ImportIds.of(camera, file.path(), content);
        String label = categories.contains(file.folder()) ? file.folder() : null;
        return Optional.of(new Frame(id, file.path(), label, type.get(), content));
    }

    private Optional<Frame> skip(ImageFile file, String reason) {
        state.unsent(null, file.path(), reason);
        return Optional.empty();
    }
}
