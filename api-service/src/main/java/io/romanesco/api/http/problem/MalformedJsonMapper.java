package io.romanesco.api.http.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.romanesco.api.platform.ErrorCode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.stream.Collectors;

/** JSON of another shape than expected. The framework's own mapper would answer without a body. */
@Provider
@Priority(1)
public class MalformedJsonMapper extends ExceptionMapperBase<MismatchedInputException>
        implements ExceptionMapper<MismatchedInputException> {

    private static final int MAX_NAME = 80;

    @Override
    protected HttpProblem toProblem(MismatchedInputException exception) {
        if (exception instanceof UnrecognizedPropertyException unknown) {
            return Problems.of(ErrorCode.MALFORMED_JSON.because(detail(unknown)));
        }
        return HttpProblem.builder().withStatus(Problems.status(ErrorCode.MALFORMED_JSON)).build();
    }

    private static String detail(UnrecognizedPropertyException unknown) {
        String name = unknown.getPropertyName();
        return "'%s' is not known here. Known are: %s."
                .formatted(
                        name.length() > MAX_NAME ? name.substring(0, MAX_NAME) + "…" : name,
                        unknown.getKnownPropertyIds().stream()
                                .map(String::valueOf)
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }
}
