package io.romanesco.api.http.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.romanesco.api.platform.Failure;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;

/**
 * What nobody foresaw: 400 for a broken form, 503 when a dependency is down, else 500. None tells
 * what was thrown.
 */
@Provider
@Priority(1)
public class UnexpectedFailureMapper extends ExceptionMapperBase<Exception>
        implements ExceptionMapper<Exception> {

    @Override
    protected HttpProblem toProblem(Exception exception) {
        if (MalformedForm.isBlamedBy(exception)) {
            return ProblemCode.BAD_REQUEST.because(
                    "The form is cut or not well-formed. Send it whole, as multipart/form-data with"
                            + " the boundary that its content type names.");
        }
        if (Failure.of(exception) == Failure.BROKEN_DEPENDENCY) {
            return ProblemCode.DEPENDENCY_UNAVAILABLE.because(
                    "Something that this service needs (database, object store, disk) does not"
                            + " answer. Try again.",
                    Duration.ofSeconds(5));
        }
        return HttpProblem.builder().withStatus(500).build();
    }
}
