package io.romanesco.e2e.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Names of metrics in PromQL expressions and on the metrics pages of services. */
public final class MetricNames {

    /** Keywords with labels in brackets behind them. */
    private static final Pattern LABELS =
            Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");

    private static final Pattern STRING = Pattern.compile("\"[^\"]*\"");
    private static final Pattern SELECTOR = Pattern.compile("\\{[^}]*}");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]|\\boffset\\s+\\w+");

    /** A name without a bracket behind it; with one it would be a function. */
    private static final Pattern NAME =
            Pattern.compile("(?<![\\w:.])[a-zA-Z_:][a-zA-Z0-9_:]*(?![\\w:]|\\s*\\()");

    private static final Set<String> WORDS =
            Set.of(
                    "and",
                    "or",
                    "unless",
                    "by",
                    "without",
                    "on",
                    "ignoring",
                    "bool",
                    "inf",
                    "nan",
                    "group_left",
                    "group_right");

    private static final Pattern SCRAPED =
            Pattern.compile("^([a-zA-Z_:][a-zA-Z0-9_:]*)[{ ]", Pattern.MULTILINE);
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), *\\w+\\)");

    private MetricNames() {}

    /** The names in an expression. */
    public static Set<String> in(String promql) {
        String bare = promql;
        for (Pattern other : List.of(STRING, SELECTOR, RANGE, LABELS)) {
            bare = other.matcher(bare).replaceAll(" ");
        }
        return NAME.matcher(bare)
                .results()
                .map(match -> match.group())
                .filter(name -> !WORDS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names in Grafana's panels and variables. */
    public static Set<String> inDashboard(Path file) {
        JsonNode dashboard = read(file);
        Stream<String> variables =
                texts(dashboard, "definition")
                        .map(LABEL_VALUES::matcher)
                        .filter(Matcher::matches)
                        .map(match -> match.group(1));
        return Stream.concat(texts(dashboard, "expr"), variables)
                .flatMap(promql -> in(promql).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names that Prometheus' rules read. */
    public static Set<String> inRules(Path file) {
        return texts(read(file), "expr")
                .flatMap(promql -> in(promql).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names that Prometheus' rules record. */
    public static Set<String> recordedBy(Path file) {
        return texts(read(file), "record").collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names on metrics pages. */
    public static Set<String> scraped(Stream<String> pages) {
        return pages.flatMap(page -> SCRAPED.matcher(page).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** JSON is YAML. */
    private static JsonNode read(Path file) {
        try {
            return new YAMLMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> texts(JsonNode node, String field) {
        return StreamSupport.stream(node.findValues(field).spliterator(), false)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }
}
