package io.romanesco.inference.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A part of a model.yaml, for example {@code outputs}. Every read checks its value; a failed check
 * throws {@link IllegalArgumentException} with one line that names the key. {@link #noOtherKeys}
 * refuses keys that were never asked for.
 */
public final class ManifestSection {

    private final String path;
    private final JsonNode node;
    private final TreeSet<String> asked = new TreeSet<>();

    private ManifestSection(String path, JsonNode node) {
        this.path = path;
        this.node = node;
    }

    /** A whole model.yaml. */
    public static ManifestSection of(JsonNode manifest) {
        return new ManifestSection("", manifest);
    }

    /** The key with its path, for messages. */
    public String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    public boolean has(String key) {
        return !value(key).isMissingNode() && !value(key).isNull();
    }

    /** A part of this one; without keys where it is missing. */
    public ManifestSection section(String key) {
        check(key, !has(key) || value(key).isObject(), "a list of keys");
        return new ManifestSection(path(key), value(key));
    }

    /** The parts of a list; empty without the key. */
    public List<ManifestSection> sections(String key) {
        return list(
                key,
                List.of(),
                JsonNode::isObject,
                each -> new ManifestSection(path(key), each),
                "a list with keys in each entry");
    }

    /** A text that must be there. */
    public String text(String key) {
        ManifestCheck.present(path(key), has(key) ? value(key) : null);
        check(key, value(key).isValueNode(), "a text");
        return value(key).asText();
    }

    public Optional<String> optionalText(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** One of the allowed texts; empty where there is none. */
    public Optional<String> optionalChoice(String key, String... allowed) {
        optionalText(key).ifPresent(text -> ManifestCheck.supported(path(key), text, allowed));
        return optionalText(key);
    }

    /** One of the allowed texts; the first one where there is none. */
    public String choice(String key, String... allowed) {
        return optionalChoice(key, allowed).orElse(allowed[0]);
    }

    public boolean flag(String key, boolean otherwise) {
        check(key, !has(key) || value(key).isBoolean(), "true or false");
        return has(key) ? value(key).asBoolean() : otherwise;
    }

    /** A number within inclusive bounds. */
    public double number(String key, double otherwise, double least, double most) {
        if (!has(key)) {
            return otherwise;
        }
        double number = value(key).asDouble();
        boolean inside = value(key).isNumber() && number >= least && number <= most;
        check(key, inside, "a number from %s to %s".formatted(least, most));
        return number;
    }

    /** A whole number within inclusive bounds. */
    public int integer(String key, int otherwise, int least, int most) {
        if (!has(key)) {
            return otherwise;
        }
        boolean inside =
                value(key).canConvertToInt()
                        && value(key).isIntegralNumber()
                        && value(key).asInt() >= least
                        && value(key).asInt() <= most;
        check(key, inside, "a whole number from %d to %d".formatted(least, most));
        return value(key).asInt();
    }

    /** A whole number that must be there. */
    public int integer(String key, int least, int most) {
        ManifestCheck.present(path(key), has(key) ? value(key) : null);
        return integer(key, least, least, most);
    }

    /** Whole numbers of at least 1. */
    public List<Integer> sizes(String key, List<Integer> otherwise) {
        return list(
                key,
                otherwise,
                each -> each.canConvertToInt() && each.isIntegralNumber() && each.asInt() >= 1,
                JsonNode::asInt,
                "a list of whole numbers of at least 1");
    }

    public List<Double> numbers(String key, List<Double> otherwise) {
        return list(key, otherwise, JsonNode::isNumber, JsonNode::asDouble, "a list of numbers");
    }

    /** Texts; empty where there are none. */
    public List<String> texts(String key) {
        return list(key, List.of(), JsonNode::isValueNode, JsonNode::asText, "a list of texts");
    }

    /** Lists of pairs of numbers, for example the anchors of each head; empty without the key. */
    public List<List<List<Double>>> pairs(String key) {
        String wanted = "a list of lists of pairs of numbers";
        check(key, !has(key) || value(key).isArray(), wanted);
        List<List<List<Double>>> groups = new ArrayList<>();
        for (JsonNode group : value(key)) {
            check(key, group.isArray(), wanted);
            List<List<Double>> pairs = new ArrayList<>();
            for (JsonNode pair : group) {
                JsonNode first = pair.path(0);
                JsonNode second = pair.path(1);
                check(key, pair.size() == 2 && first.isNumber() && second.isNumber(), wanted);
                pairs.add(List.of(first.asDouble(), second.asDouble()));
            }
            groups.add(pairs);
        }
        return groups;
    }

    /**
     * Refuses keys that were never asked for.
     *
     * @param of what this section configures, for the message
     * @param others keys that it may have too
     */
    public void noOtherKeys(String of, String... others) {
        asked.addAll(List.of(others));
        node.fieldNames()
                .forEachRemaining(key -> {
                    if (!asked.contains(key)) {
                        throw new IllegalArgumentException(
                                "%s is not a key of %s; there are %s"
                                        .formatted(path(key), of, String.join(", ", asked)));
                    }
                });
    }

    private <T> List<T> list(
            String key,
            List<T> otherwise,
            Function<JsonNode, Boolean> isRight,
            Function<JsonNode, T> read,
            String wanted) {
        if (!has(key)) {
            return otherwise;
        }
        check(key, value(key).isArray(), wanted);
        List<T> found = new ArrayList<>();
        for (JsonNode each : value(key)) {
            check(key, isRight.apply(each), wanted);
            found.add(read.apply(each));
        }
        return List.copyOf(found);
    }

    private JsonNode value(String key) {
        asked.add(key);
        return node.path(key);
    }

    private void check(String key, boolean right, String wanted) {
        if (!right) {
            throw new IllegalArgumentException(
                    "%s is %s; it must be %s".formatted(path(key), value(key), wanted));
        }
    }
}
