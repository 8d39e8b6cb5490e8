package io.romanesco.inference.model.repository;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Orders version folders: numbers by value, so that 1.10.0 comes after 1.9.0; a pre-release before
 * its release.
 */
public final class VersionOrder {

    /** Orders the names of versions. Different names that count the same are ordered as text. */
    public static final Comparator<String> OLDEST_FIRST =
            ((Comparator<String>) VersionOrder::compare).thenComparing(Comparator.naturalOrder());

    private static final Pattern PART = Pattern.compile("\\d+|[^\\d.]+");

    private VersionOrder() {}

    static Comparator<Path> ofFolders() {
        return Comparator.comparing(path -> path.getFileName().toString(), OLDEST_FIRST);
    }

    static int compare(String left, String right) {
        String[] a = PART.matcher(left).results().map(MatchResult::group).toArray(String[]::new);
        String[] b = PART.matcher(right).results().map(MatchResult::group).toArray(String[]::new);
        for (int i = 0; i < Math.min(a.length, b.length); i++) {
            int order =
                    isNumber(a[i]) && isNumber(b[i])
                            ? Long.compare(Long.parseLong(a[i]), Long.parseLong(b[i]))
                            : a[i].compareTo(b[i]);
            if (order != 0) {
                return order;
            }
        }
        return rest(a, b.length) - rest(b, a.length);
    }

    /** Compares by further parts: 1.0.1 comes after 1.0, but 1.0-beta before it. */
    private static int rest(String[] parts, int from) {
        return parts.length <= from ? 0 : isNumber(parts[from]) ? 1 : -1;
    }

    private static boolean isNumber(String part) {
        return Character.isDigit(part.charAt(0)) && part.length() < 19;
    }
}
