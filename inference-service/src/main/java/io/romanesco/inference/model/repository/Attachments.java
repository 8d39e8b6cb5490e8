package io.romanesco.inference.model.repository;

import io.romanesco.contract.DataTable;
import io.romanesco.inference.model.repository.ModelManifest.Documents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files about a model, which are announced with it.
 *
 * @param card Markdown, at most {@link #MAX_BYTES}; empty where there is none
 * @param curves of its training; empty where there are none
 * @param variants of it compared; empty where there are none
 */
public record Attachments(
        Optional<String> card, Optional<DataTable> curves, Optional<DataTable> variants) {

    /** Largest size of each file: Kafka's default limit for a record is 1 MB. */
    public static final int MAX_BYTES = 64 << 10;

    /** The card of a model whose model.yaml names none. */
    static final String DEFAULT_CARD = "MODEL_CARD.md";

    /** A model without any. */
    public static final Attachments NONE =
            new Attachments(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Reads the files that model.yaml names.
     *
     * @throws ModelLoadException when one is too large, malformed or outside of its place
     * @throws IOException when one is missing or cannot be read
     */
    static Attachments read(LocalFiles files, Documents documents)
            throws ModelLoadException, IOException {
        Optional<String> card =
                documents
                        .card()
                        .or(() ->
                                files.has(DEFAULT_CARD)
                                        ? Optional.of(DEFAULT_CARD)
                                        : Optional.empty());
        return new Attachments(
                card.isPresent() ? Optional.of(text(files, card.get())) : Optional.empty(),
                table(files, documents.curves()),
                table(files, documents.variants()));
    }

    private static Optional<DataTable> table(LocalFiles files, Optional<String> file)
            throws ModelLoadException, IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(TableReader.read(file.get(), text(files, file.get())));
    }

    private static String text(LocalFiles files, String file)
            throws ModelLoadException, IOException {
        Path path = files.find(file);
        if (Files.size(path) > MAX_BYTES) {
            throw new ModelLoadException("%s has more than %d bytes".formatted(file, MAX_BYTES));
        }
        return Files.readString(path, StandardCharsets.UTF_8);
    }
}
