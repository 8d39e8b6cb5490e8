package io.romanesco.api.http.page;

import static java.util.stream.Stream.concat;

import io.quarkus.runtime.Startup;
import io.romanesco.api.archive.ContentLinks;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** How long browsers may keep the page's files, and what the page may reach. */
@Startup
@ApplicationScoped
public class PageHeaders {

    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final String policy;
    private final String preconnect;

    PageHeaders(ContentLinks links) {
        this.policy = policy(links.origin(), InlineScripts.ofThePage());
        this.preconnect = "<%s>; rel=preconnect".formatted(links.origin());
    }

    /**
     * Sets them on a finished answer. A file in {@code /assets} has a hash of its content in its
     * name. The page itself is asked for anew each time and has no date: replicas start at
     * different times, and an older page than theirs would count as unchanged.
     */
    void finish(String path, HttpServerResponse response) {
        if (response.getStatusCode() == 200 && path.startsWith("/assets/")) {
            response.putHeader("Cache-Control", FOR_GOOD);
        } else if (isPage(path, response)) {
            response.putHeader("Cache-Control", "no-cache");
            response.headers().remove("Last-Modified");
            response.putHeader("Content-Security-Policy", policy);
            // The first photograph comes from there: the connection is made while the page starts.
            response.putHeader("Link", preconnect);
        }
    }

    /** An answer to HEAD has no type to tell it by. */
    private static boolean isPage(String path, HttpServerResponse response) {
        String type = response.headers().get("Content-Type");
        return path.equals("/")
                || (type != null && type.startsWith("text/html") && !path.startsWith("/q/"));
    }

    /**
     * @param pictures origin of the presigned links to originals
     * @param scripts the page's own, by their hashes
     */
    private static String policy(String pictures, List<String> scripts) {
        return String.join(
                "; ",
                "default-src 'self'",
                String.join(" ", concat(Stream.of("script-src 'self'"), scripts.stream()).toList()),
                "img-src 'self' blob: data: " + pictures,
                "connect-src 'self' blob: data: " + pictures,
                // The page's styles are in it, those of Vuetify come with its scripts.
                "style-src 'self' 'unsafe-inline'",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }
}
