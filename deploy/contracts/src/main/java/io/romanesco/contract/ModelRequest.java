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
    private static final Pattern REQUEST = Pattern.compile("(%s)(?:@(%s))?".formatted(WORD, WORD));
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9_.-]");

    /** Stands for what no name has, so that a malformed request is never that of a model. */
    private static final String MARK = "?";

    private static final int MAX_LENGTH = 100;

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

    /** Reads one request; empty where it is malformed. */
    public static Optional<ModelRequest> parse(String text) {
        Matcher found = REQUEST.matcher(text.strip());
        return found.matches()
                ? Optional.of(new ModelRequest(found.group(1), Optional.ofNullable(found.group(2))))
                : Optional.empty();
    }

    /**
     * Reads one request. A malformed one becomes a request for a name that no model can have: its
     * text with {@code ?} for each foreign character, which is safe in logs and messages.
     */
    public static ModelRequest read(String text) {
        return parse(text).orElseGet(() -> of(malformed(text.strip())));
    }

    /**
     * Reads requests that are separated by commas as {@link #read} does, each once, in their order.
     * Empty ones are left out.
     */
    public static List<ModelRequest> listOf(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(ModelRequest::read)
                .distinct()
                .toList();
    }

    /** Whether a model can have this name and version. */
    public boolean isWellFormed() {
        return REQUEST.matcher(toString()).matches();
    }

    private static String malformed(String text) {
        String marked = FOREIGN.matcher(text).replaceAll(MARK);
        String shown = marked.contains(MARK) ? marked : MARK + marked;
        return shown.substring(0, Math.min(shown.length(), MAX_LENGTH));
    }

    /** As it is written: {@code name} or {@code name@version}. */
    @Override
    public String toString() {
        return version.map(given -> name + "@" + given).orElse(name);
    }
}
