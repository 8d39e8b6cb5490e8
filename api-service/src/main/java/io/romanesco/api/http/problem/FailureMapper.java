package io.romanesco.api.http.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.romanesco.api.platform.ApiException;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.platform.Failure;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/**
 * Maps every exception to a problem: an {@link ApiException} to its own, a malformed form to 400, a
 * broken dependency to 503, anything else to 500. The last two never quote the exception.
 */
@Provider
@Priority(1)
public class FailureMapper extends ExceptionMapperBase<Exception>
        implements ExceptionMapper<Exception> {

    @Override
    protected HttpProblem toProblem(Exception exception) {
        if (exception instanceof ApiException error) {
            return Problems.of(error);
        }
        if (MalformedForm.isCauseOf(exception)) {
            return Problems.of(
                    ErrorCode.BAD_REQUEST.because(
                            "The form is cut or not well-formed. Send it whole, as"
                                    + " multipart/form-data with the boundary that its content type"
                                    + " names."));
        }
        if (Failure.of(exception) == Failure.BROKEN_DEPENDENCY) {
            return Problems.of(
                    ErrorCode.DEPENDENCY_UNAVAILABLE.because(
                            "Something that this service needs (database, object store, disk) does"
                                    + " not answer. Try again.",
                            Duration.ofSeconds(5)));
        }
        return HttpProblem.builder().withStatus(500).build();
    }
}
