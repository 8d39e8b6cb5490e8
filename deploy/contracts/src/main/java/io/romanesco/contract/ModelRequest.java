package io.romanesco.contract;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model that somebody asks for, written {@code name} or {@code name@version}.
 *
 * @param version empty: the version that the model's policy chooses
 */
public record ModelRequest(String name, Optional<String> version) {

    private static final String WORD = "[A-Za-z0-9][A-Za-z0-9_.-]{0,99}";
    private static final Pattern REQUEST =
            Pattern.compile("(%s)(?:[@/](%s))?".formatted(WORD, WORD));

    public ModelRequest {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
    }

    /** The version that the model's policy chooses. */
    public static ModelRequest of(String name) {
        return new ModelRequest(name, Optional.empty());
    }

    /** A certain version. */
    public static ModelRequest of(String name, String version) {
        return new ModelRequest(name, Optional.of(version));
    }

    /** Reads one request; {@code name/version} is read, too. Empty where it is malformed. */
    public static Optional<ModelRequest> parse(String text) {
        Matcher found = REQUEST.matcher(text.strip());
        return found.matches()
                ? Optional.of(new ModelRequest(found.group(1), Optional.ofNullable(found.group(2))))
                : Optional.empty();
    }

    /**
     * Reads requests that are separated by commas, each once, in their order. Empty ones are left
     * out. A malformed one becomes a request for its text, which no model has as its name.
     */
    public static List<ModelRequest> listOf(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(each -> parse(each).orElseGet(() -> of(each)))
                .distinct()
                .toList();
    }

    /** As it is written: {@code name} or {@code name@version}. */
    @Override
    public String toString() {
        return version.map(given -> name + "@" + given).orElse(name);
    }
}
