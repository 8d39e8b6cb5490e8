package io.romanesco.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.opentelemetry.api.trace.Span;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/**
 * Gives every problem the one shape: those that the framework makes of its own exceptions get type, title, detail and code
 * here, without anything of the exception's text; all get the trace id.
 */
@ApplicationScoped
public class ProblemFinisher implements ProblemPostProcessor {

    /** Before the extension's logger (101), after its defaults (99). */
    @Override
    public int priority() {
        return 100;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem known =
                problem.getParameters().containsKey("code") ? problem : named(problem, context);
        return HttpProblem.builder(known)
                .withInstance(URI.create(ProblemInstance.of(context.path)))
                .with("traceId", Span.current().getSpanContext().getTraceId())
                .build();
    }

    private static HttpProblem named(HttpProblem problem, ProblemContext context) {
        ProblemCode code =
                context.cause instanceof JsonProcessingException
                        ? ProblemCode.MALFORMED_JSON
                        : ProblemCode.ofStatus(problem.getStatusCode());
        HttpProblem.Builder finished =
                HttpProblem.builder()
                        .withType(code.type())
                        .withTitle(code.title())
                        .withStatus(
                                problem.getStatusCode() == 0
                                        ? code.status()
                                        : problem.getStatusCode())
                        .withDetail(detail(code))
                        .with("code", code.code());
        problem.getHeaders().forEach(finished::withHeader);
        return finished.build();
    }

    private static String detail(ProblemCode code) {
        return switch (code) {
            case NOT_FOUND -> "There is nothing here.";
            case METHOD_NOT_ALLOWED -> "This path does not know that method.";
            case NOT_ACCEPTABLE -> "None of the accepted types can be answered here.";
            case UNSUPPORTED_TYPE -> "This path does not take that content type.";
            case MALFORMED_JSON -> "The body is not the JSON that is expected here.";
            case REQUEST_TOO_LARGE -> "The request is larger than what is accepted.";
            case INTERNAL_ERROR -> "Something went wrong here. The trace id finds it in the log.";
            default -> "The request could not be understood.";
        };
    }
}
