package io.romanesco.api.http.problem;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.romanesco.api.platform.ErrorCode;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** JSON of another shape than expected. The framework's own mapper would answer without a body. */
@Provider
@Priority(1)
public class MalformedJsonMapper extends ExceptionMapperBase<MismatchedInputException>
        implements ExceptionMapper<MismatchedInputException> {

    @Override
    protected HttpProblem toProblem(MismatchedInputException exception) {
        return HttpProblem.builder().withStatus(Problems.status(ErrorCode.MALFORMED_JSON)).build();
    }
}
