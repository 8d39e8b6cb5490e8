package io.romanesco.api.upload;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.romanesco.api.http.problem.EarlyProblem;
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
 * Looks at requests with a body before any of it is read: too large ones are refused, and uploads
 * are turned away while too many bytes are on their way.
 */
@ApplicationScoped
public class UploadGate {

    private static final String RETURN_SHARE = UploadGate.class.getName();
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String UPLOADS = "/api/v1/images";

    /** Shorter bodies arrive in one piece, or hold next to nothing. */
    private static final long LONG_BODY = 64 << 10;

    private final ByteBudget inFlight;
    private final UploadConfig config;
    private final EarlyProblem problem;
    private final CurrentVertxRequest current;

    UploadGate(
            ByteBudget inFlight,
            UploadConfig config,
            EarlyProblem problem,
            CurrentVertxRequest current) {
        this.inFlight = inFlight;
        this.config = config;
        this.problem = problem;
        this.current = current;
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::check);
        router.post(UPLOADS)
                .order(RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1)
                .handler(this::liftLimit);
    }

    private void check(RoutingContext context) {
        long most = config.maxRequestSize().asLongValue();
        long announced = announced(context.request());
        if (announced > most) {
            problem.answer(
                    context,
                    ErrorCode.REQUEST_TOO_LARGE.because(
                            "A request may have %d bytes in all, this one has %d."
                                    .formatted(most, announced)));
        } else if (!isUpload(context.request())) {
            context.next();
        } else {
            admit(context, announced >= 0 ? announced : config.maxImageSize().asLongValue());
        }
    }

    /**
     * The framework would cut a body without a length off without a word; the reader of a raw body
     * says why.
     */
    private void liftLimit(RoutingContext context) {
        context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, Long.MAX_VALUE);
        context.next();
    }

    private void admit(RoutingContext context, long bytes) {
        Optional<Runnable> share = inFlight.reserve(bytes);
        if (share.isEmpty()) {
            problem.answer(
                    context,
                    ErrorCode.OVERLOADED.because(
                            "Too many uploads at once. Try again in a moment.",
                            config.retryAfter()));
            return;
        }
        if (!context.request().headers().contains(CONTENT_TYPE)) {
            // Without one it would count as a form; what it is tells its content.
            context.request().headers().set(CONTENT_TYPE, "application/octet-stream");
        }
        context.put(RETURN_SHARE, share.get());
        context.addEndHandler(_ -> share.get().run());
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
            problem.answer(
                    context,
                    ErrorCode.UPLOAD_TOO_SLOW.because(
                            "The body of a request has to arrive within %d seconds. Send less at once."
                                    .formatted(config.maxReceiveTime().toSeconds())));
        }
    }

    private static boolean isUpload(HttpServerRequest request) {
        return request.method() == HttpMethod.POST && request.path().startsWith(UPLOADS);
    }

    private static long announced(HttpServerRequest request) {
        try {
            String length = request.getHeader("Content-Length");
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /**
     * Returns the current request's share of the budget; run it when the bytes are no longer held
     * here.
     */
    Runnable passage() {
        RoutingContext context = current.getCurrent();
        Runnable share = context == null ? null : context.get(RETURN_SHARE);
        return share == null ? () -> {} : share;
    }
}
