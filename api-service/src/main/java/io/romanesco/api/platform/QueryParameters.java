package io.romanesco.api.platform;

import java.util.Optional;

/** Reads query parameters as they came. An empty one counts as absent. */
public final class QueryParameters {

    /** The most entries of a page. */
    public static final int MAX_LIMIT = 100;

    private QueryParameters() {}

    /** The parameter, unless it is absent or blank. */
    public static Optional<String> present(String given) {
        return Optional.ofNullable(given).filter(text -> !text.isBlank());
    }

    /**
     * Entries of a page; fails unless it is a whole number from 1 to {@link #MAX_LIMIT}.
     *
     * @param otherwise where it is absent
     */
    public static int limit(String given, int otherwise) {
        return present(given)
                .map(text ->
                        wholeNumber(text, MAX_LIMIT)
                                .orElseThrow(() ->
                                        ErrorCode.BAD_LIMIT.because(
                                                "A limit is a whole number from 1 to %d."
                                                        .formatted(MAX_LIMIT))))
                .orElse(otherwise);
    }

    /** The number, if it is a whole one from 1 to the largest. */
    public static Optional<Integer> wholeNumber(String given, int largest) {
        try {
            return Optional.of(Integer.parseInt(given))
                    .filter(number -> number >= 1 && number <= largest);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
