package io.romanesco.api.http.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Serves the single-page application at its own paths: a browser that navigates to {@code /live}
 * gets the page, whose router takes it from there. Requests that do not accept HTML, and requests
 * for files or the API, are not touched.
 */
@ApplicationScoped
public class PageRoutes {

    /** Before the file handlers and JAX-RS, after the checks of every request. */
    private static final int ORDER = -1000;

    private static final List<String> OTHER_PATHS = List.of("/api/", "/q/", "/assets/");

    /** The page's addresses of versions, the only ones with a dot: {@code /models/a/1.0.0}. */
    private static final String MODELS = "/models/";

    private final PageHeaders headers;

    PageRoutes(PageHeaders headers) {
        this.headers = headers;
    }

    void install(@Observes Router router) {
        router.route()
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .order(ORDER)
                .handler(this::route);
    }

    private void route(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isPathOfPage(request)) {
            context.reroute(request.method(), "/");
            return;
        }
        context.addHeadersEndHandler(_ -> headers.finish(request.path(), context.response()));
        context.next();
    }

    private static boolean isPathOfPage(HttpServerRequest request) {
        String path = request.path();
        String accept = request.getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && path.length() > 1
                && (path.indexOf('.') < 0 || path.startsWith(MODELS))
                && OTHER_PATHS.stream().noneMatch((path + "/")::startsWith);
    }
}
