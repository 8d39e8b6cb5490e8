package io.romanesco.api.upload;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code Prefer: wait=5} (RFC 7240): whole seconds, among other preferences, quoted or not.
 */
final class PreferHeader {

    private static final Pattern WAIT =
            Pattern.compile(
                    "(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=$|[,;])",
                    Pattern.CASE_INSENSITIVE);

    private PreferHeader() {}

    /** How long the client would wait; the first mention counts, what makes no sense is ignored. */
    static Optional<Duration> wait(List<String> values) {
        Matcher found = WAIT.matcher(String.join(",", values));
        return found.find()
                ? Optional.of(Duration.ofSeconds(Long.parseLong(found.group(1))))
                : Optional.empty();
    }
}
