package io.romanesco.inference.protocol.rest;

import io.romanesco.inference.protocol.ProtocolConfig;
import io.romanesco.inference.protocol.RequestBytes;
import io.romanesco.inference.protocol.RequestBytes.Reservation;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Refuses requests before their bodies are read: those that are too large, and those that come
 * while too many bytes are in work. Announced bytes count, so that slow senders cannot fill the
 * memory.
 */
@ApplicationScoped
class RequestLimits {

    private static final String PATHS = "/v2/*";
    private static final String RESERVED = RequestLimits.class.getName();

    /** Before Quarkus' own limit, whose answer has no body. */
    private static final int EARLY = -100;

    private final RequestBytes bytes;
    private final long maxSize;

    RequestLimits(RequestBytes bytes, ProtocolConfig config) {
        this.bytes = bytes;
        this.maxSize = config.maxRequestSize().asLongValue();
    }

    void register(@Observes Router router) {
        router.route(PATHS).order(EARLY).handler(this::admit);
        router.route(PATHS).last().handler(context -> fail(context, 404, "unknown path"));
    }

    private void admit(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.headers().contains(HttpHeaders.CONTENT_ENCODING)) {
            fail(context, 415, "compressed requests are not supported");
            return;
        }
        long announced = announced(request);
        if (announced > maxSize) {
            fail(
                    context,
                    413,
                    "the request has %d bytes; %d are allowed".formatted(announced, maxSize));
            return;
        }
        Optional<Reservation> reserved = bytes.reserve(announced);
        if (reserved.isEmpty()) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            fail(context, 503, "too many requests are waiting; try again later");
            return;
        }
        context.put(RESERVED, reserved.get());
        context.addEndHandler(ended -> reserved.get().release());
        context.next();
    }

    /**
     * Keeps the bytes of a request counted while it is worked on, also when its client has gone.
     *
     * @return what to run when the work has ended
     */
    static Runnable hold(RoutingContext context) {
        return context.<Reservation>get(RESERVED).hold();
    }

    /** A body without a length may have as many bytes as are allowed. */
    private long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null) {
            return request.method() == HttpMethod.POST ? maxSize : 0;
        }
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException malformed) {
            return maxSize;
        }
    }

    private static void fail(RoutingContext context, int status, String message) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                // The rest of the body is not read.
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(JsonObject.of("error", message).encode());
    }
}
