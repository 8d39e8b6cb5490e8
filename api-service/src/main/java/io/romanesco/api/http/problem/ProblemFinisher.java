package io.romanesco.api.http.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.opentelemetry.api.trace.Span;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.romanesco.api.platform.ApiException;
import io.romanesco.api.platform.ErrorCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives every problem the same shape. Problems of the framework's own exceptions get type, title,
 * detail and code here, and never quote the exception. All get instance and trace id.
 */
@ApplicationScoped
public class ProblemFinisher implements ProblemPostProcessor {

    private static final int DEEPEST_CAUSE = 10;
    private static final int LONGEST_NAME = 80;

    /** Runs before the extension's logger, which has 101: the highest number runs first. */
    @Override
    public int priority() {
        return 102;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem known =
                problem.getParameters().containsKey("code")
                        ? problem
                        : causeOf(context.cause, ApiException.class)
                                .map(Problems::of)
                                .orElseGet(() -> named(problem, context));
        return HttpProblem.builder(known)
                .withInstance(URI.create(Problems.instance(context.path)))
                .with("traceId", Span.current().getSpanContext().getTraceId())
                .build();
    }

    private static HttpProblem named(HttpProblem problem, ProblemContext context) {
        ErrorCode code =
                causeOf(context.cause, JsonProcessingException.class).isPresent()
                        ? ErrorCode.MALFORMED_JSON
                        : Problems.ofStatus(problem.getStatusCode());
        HttpProblem.Builder finished =
                Problems.builder(code, detail(code, context))
                        .withStatus(
                                problem.getStatusCode() == 0
                                        ? Problems.status(code)
                                        : problem.getStatusCode());
        problem.getHeaders().forEach(finished::withHeader);
        return finished.build();
    }

    private static String detail(ErrorCode code, ProblemContext context) {
        return causeOf(context.cause, UnrecognizedPropertyException.class)
                .map(ProblemFinisher::detail)
                .orElseGet(() -> detail(code));
    }

    private static String detail(UnrecognizedPropertyException unknown) {
        String name = unknown.getPropertyName();
        return "'%s' is not known here. Known are: %s."
                .formatted(
                        name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name,
                        unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }

    /** The framework wraps what a parameter's converter or a body's reader throws. */
    private static <T> Optional<T> causeOf(Throwable thrown, Class<T> type) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST_CAUSE)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static String detail(ErrorCode code) {
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
