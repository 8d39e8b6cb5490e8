package io.romanesco.inference.source;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** Which image a record is: the rule of deploy/contracts, the same for all readers of the topic. */
final class RecordIds {

    private static final UUID NAMESPACE = UUID.fromString("6f1d9c1e-0b52-5c7e-9d3a-52c6d1f7a001");

    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private RecordIds() {}

    /** The id of a record that names one. */
    static UUID named(String ceSource, String ceId) {
        String lower = ceId.toLowerCase(Locale.ROOT);
        return CANONICAL.matcher(lower).matches()
                ? UUID.fromString(lower)
                : UuidCreator.getNameBasedSha1(NAMESPACE, ceSource + "\n" + ceId);
    }

    /** The id of a record that names none, by its place in the log. */
    static UUID placed(String topic, int partition, long offset) {
        return UuidCreator.getNameBasedSha1(NAMESPACE, topic + "/" + partition + "/" + offset);
    }
}
