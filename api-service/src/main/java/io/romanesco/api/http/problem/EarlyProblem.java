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
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers with a problem before JAX-RS has seen the request, and before its body is read. */
@ApplicationScoped
public class EarlyProblem {

    private static final long LINGER_MILLIS = 1000;

    private final ObjectMapper json;
    private final Vertx vertx;

    EarlyProblem(ObjectMapper json, Vertx vertx) {
        this.json = json;
        this.vertx = vertx;
    }

    /**
     * Writes the problem and soon closes the connection, since the body is still on its way. Not at
     * once: what arrives at a closed connection resets it, and the client would lose the answer.
     */
    public void answer(RoutingContext context, ApiException error) {
        HttpProblem problem = Problems.of(error);
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
                        .put("instance", ProblemInstance.of(path))
                        .put("traceId", Span.current().getSpanContext().getTraceId());
        problem.getParameters().forEach((name, value) -> body.putPOJO(name, value));
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
