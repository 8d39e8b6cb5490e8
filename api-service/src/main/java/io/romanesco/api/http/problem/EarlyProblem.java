package io.romanesco.api.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.trace.Span;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.romanesco.api.platform.ApiException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers where a Vert.x route fails with an {@link ApiException}: JAX-RS has not seen the request
 * yet, and its body may still be on its way.
 */
@ApplicationScoped
public class EarlyProblem {

    private static final long LINGER_MILLIS = 1000;

    private final ObjectMapper json;
    private final Vertx vertx;

    EarlyProblem(ObjectMapper json, Vertx vertx) {
        this.json = json;
        this.vertx = vertx;
    }

    void install(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::handle);
    }

    private void handle(RoutingContext context) {
        if (context.failure() instanceof ApiException error) {
            answer(context, Problems.of(error));
        } else {
            context.next();
        }
    }

    /**
     * Closes the connection after the answer, because the rest of the body is not wanted. Not at
     * once: bytes that arrive at a closed connection reset it, and the client would lose the
     * answer.
     */
    private void answer(RoutingContext context, HttpProblem problem) {
        HttpServerResponse response = context.response();
        response.setStatusCode(problem.getStatusCode())
                .putHeader("Content-Type", HttpProblem.MEDIA_TYPE.toString())
                .putHeader("Connection", "close");
        problem.getHeaders().forEach((name, value) -> response.putHeader(name, value.toString()));
        context.request().resume();
        HttpConnection connection = context.request().connection();
        response.end(body(problem, context.request().path()))
                .onComplete(_ -> vertx.setTimer(LINGER_MILLIS, _ -> connection.close()));
    }

    private String body(HttpProblem problem, String path) {
        ObjectNode body =
                json.createObjectNode()
                        .put("type", problem.getType().toString())
                        .put("title", problem.getTitle())
                        .put("status", problem.getStatusCode())
                        .put("detail", problem.getDetail())
                        .put("instance", Problems.instance(path))
                        .put("traceId", Span.current().getSpanContext().getTraceId());
        problem.getParameters().forEach((name, value) -> body.putPOJO(name, value));
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
