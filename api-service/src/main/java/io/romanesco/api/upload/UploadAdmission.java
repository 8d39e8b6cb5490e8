package io.romanesco.api.upload;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.romanesco.api.platform.ApiException;
import io.romanesco.api.platform.ErrorCode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Checks requests before their body is read: refuses those that are too large, and uploads while
 * too many bytes are in flight. Bytes are in flight from a request's head to Kafka's
 * acknowledgement; a slow sender holds what its head announces.
 */
@ApplicationScoped
public class UploadAdmission {

    private static final String RELEASE = UploadAdmission.class.getName();
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String UPLOADS = "/api/v1/images";

    /** A shorter body arrives in one piece, so it needs no time limit. */
    private static final long LONG_BODY = 64 << 10;

    private final UploadByteLimit inFlight;
    private final UploadConfig config;
    private final CurrentVertxRequest current;

    UploadAdmission(UploadConfig config, CurrentVertxRequest current, MeterRegistry metrics) {
        this.inFlight = new UploadByteLimit(config.maxInFlight().asLongValue());
        this.config = config;
        this.current = current;
        Gauge.builder("romanesco.in.flight.bytes", inFlight, UploadByteLimit::used)
                .description("Bytes of uploads on their way to Kafka")
                .baseUnit("bytes")
                .register(metrics);
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::check);
        router.post(UPLOADS)
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1)
                .handler(UploadAdmission::liftLimit);
    }

    /**
     * Releases the current request's bytes. Call it as soon as they are no longer held here; at the
     * latest it happens when the request ends.
     */
    Runnable release() {
        RoutingContext context = current.getCurrent();
        Runnable release = context == null ? null : context.get(RELEASE);
        return release == null ? () -> {} : release;
    }

    /** Reserves bytes that this service itself puts in flight; the result releases them. */
    Runnable reserve(long bytes) {
        return inFlight.reserve(bytes).orElseThrow(this::overloaded);
    }

    private ApiException overloaded() {
        return ErrorCode.OVERLOADED.because(
                "Too many uploads at once. Try again in a moment.", config.retryAfter());
    }

    private void check(RoutingContext context) {
        long most = config.maxRequestSize().asLongValue();
        long announced = announced(context.request());
        if (announced > most) {
            context.fail(
                    ErrorCode.REQUEST_TOO_LARGE.because(
                            "A request may have %d bytes in all, this one has %d."
                                    .formatted(most, announced)));
        } else if (!isUpload(context.request())) {
            context.next();
        } else {
            admit(context, announced >= 0 ? announced : config.maxImageSize().asLongValue());
        }
    }

    /** The framework's own limit cuts a body of unknown length silently. UploadReader says why. */
    private static void liftLimit(RoutingContext context) {
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, Long.MAX_VALUE);
        context.next();
    }

    private void admit(RoutingContext context, long bytes) {
        Optional<Runnable> reserved = inFlight.reserve(bytes);
        if (reserved.isEmpty()) {
            context.fail(overloaded());
            return;
        }
        if (!context.request().headers().contains(CONTENT_TYPE)) {
            // Without one, the body would be read as a form. The format is detected from the bytes.
            context.request().headers().set(CONTENT_TYPE, "application/octet-stream");
        }
        context.put(RELEASE, reserved.get());
        context.addEndHandler(_ -> reserved.get().run());
        if (bytes > LONG_BODY) {
            limitTime(context);
        }
        context.next();
    }

    private void limitTime(RoutingContext context) {
        Vertx vertx = context.vertx();
        long timer = vertx.setTimer(config.maxReceiveTime().toMillis(), _ -> expire(context));
        context.addEndHandler(_ -> vertx.cancelTimer(timer));
    }

    private void expire(RoutingContext context) {
        if (!context.request().isEnded() && !context.response().ended()) {
            context.fail(
                    ErrorCode.UPLOAD_TOO_SLOW.because(
                            "The body of a request has to arrive within %d seconds. Send less at once."
                                    .formatted(config.maxReceiveTime().toSeconds())));
        }
    }

    private static boolean isUpload(HttpServerRequest request) {
        return request.method() == HttpMethod.POST && request.path().startsWith(UPLOADS);
    }

    /** The Content-Length; -1 if there is none. */
    private static long announced(HttpServerRequest request) {
        try {
            String length = request.getHeader("Content-Length");
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException _) {
            return -1;
        }
    }
}
