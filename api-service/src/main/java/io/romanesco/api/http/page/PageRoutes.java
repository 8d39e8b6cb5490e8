package io.romanesco.api.http.page;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * The addresses of the single-page application: a browser that navigates to {@code /live} gets the
 * page, which knows what to show there. Whoever does not ask for HTML, and whoever asks for a part
 * of the API or for a file, gets what is there, or a problem.
 */
@ApplicationScoped
public class PageRoutes {

    /** Before the file handlers and JAX-RS, after the gates that look at every request. */
    private static final int ORDER = -1000;

    private static final List<String> NOT_OF_THE_PAGE = List.of("/api/", "/q/", "/assets/");

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
        if (isAddressOfTheApplication(request)) {
            context.reroute(request.method(), "/");
            return;
        }
        context.addHeadersEndHandler(_ -> headers.finish(request.path(), context.response()));
        context.next();
    }

    private static boolean isAddressOfTheApplication(HttpServerRequest request) {
        String path = request.path();
        String accept = request.getHeader("Accept");
        return accept != null
                && accept.contains("text/html")
                && path.length() > 1
                && path.indexOf('.') < 0
                && NOT_OF_THE_PAGE.stream().noneMatch((path + "/")::startsWith);
    }
}
