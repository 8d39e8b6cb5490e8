package io.romanesco.api.http.problem;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The {@code instance} of a problem: the path that was asked for, absolute and as a valid URI
 * reference.
 */
final class ProblemInstance {

    private ProblemInstance() {}

    /** The path with a leading slash, each segment encoded. */
    static String of(String path) {
        String relative = path == null ? "" : path.replaceFirst("^/+", "");
        return "/"
                + Arrays.stream(relative.split("/", -1))
                        .map(s -> URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20"))
                        .collect(Collectors.joining("/"));
    }
}
