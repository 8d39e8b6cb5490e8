package io.romanesco.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.trace.Span;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers with a problem before JAX-RS has seen the request, and before its body is read. */
@ApplicationScoped
public class EarlyProblem {

    private final ObjectMapper json;

    EarlyProblem(ObjectMapper json) {
        this.json = json;
    }

    /** Writes the problem and closes the connection, since the body is still on its way. */
    public void answer(RoutingContext context, HttpProblem problem) {
        HttpServerResponse response = context.response();
        response.setStatusCode(problem.getStatusCode())
                .putHeader("Content-Type", HttpProblem.MEDIA_TYPE.toString())
                .putHeader("Connection", "close");
        problem.getHeaders().forEach((name, value) -> response.putHeader(name, value.toString()));
        context.request().resume();
        response.end(body(problem, context.request().path()));
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
