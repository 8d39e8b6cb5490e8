package io.romanesco.api.http.page;

import static java.util.stream.Stream.concat;

import io.quarkus.runtime.Startup;
import io.romanesco.api.platform.PictureOrigin;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** Headers of the page: how long browsers may cache its files, and what it may load. */
@Startup
@ApplicationScoped
public class PageHeaders {

    private static final String FOREVER = "public, max-age=31536000, immutable";

    private final String policy;
    private final String preconnect;

    PageHeaders(PictureOrigin pictures) {
        this.policy = policy(pictures.origin(), InlineScripts.ofPage());
        this.preconnect = "<%s>; rel=preconnect".formatted(pictures.origin());
    }

    /**
     * Sets the headers of a response. Names in {@code /assets} contain a hash of the content, so
     * those files never change. The page itself is revalidated each time, and not by its date:
     * replicas start at different times, so the date of one says nothing about another.
     */
    void finish(String path, HttpServerResponse response) {
        if (response.getStatusCode() == 200 && path.startsWith("/assets/")) {
            response.putHeader("Cache-Control", FOREVER);
        } else if (isPage(path, response)) {
            response.putHeader("Cache-Control", "no-cache");
            response.headers().remove("Last-Modified");
            response.putHeader("Content-Security-Policy", policy);
            // The first photograph comes from there: connect while the page still starts.
            response.putHeader("Link", preconnect);
        }
    }

    /** The root counts without a content type, which an answer to HEAD lacks. */
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
                // Styles are inline in index.html, and scripts set style attributes.
                "style-src 'self' 'unsafe-inline'",
                "object-src 'none'",
                "base-uri 'none'",
                "form-action 'self'",
                "frame-ancestors 'none'");
    }
}
