package io.romanesco.inference.protocol.rest;

import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.romanesco.inference.protocol.tensor.ProtocolException.Reason;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Gives errors their HTTP status and the protocol's form. */
class ErrorMapper {

    private static final Logger LOG = Logger.getLogger(ErrorMapper.class);

    private static final int RETRY_SECONDS = 1;

    @ServerExceptionMapper
    Response protocol(ProtocolException error) {
        Response.ResponseBuilder response = builder(status(error.reason()), error.getMessage());
        if (error.reason() == Reason.UNAVAILABLE) {
            response.header("Retry-After", RETRY_SECONDS);
        }
        return response.build();
    }

    /** What the framework finds: wrong methods, types or paths. */
    @ServerExceptionMapper
    Response web(WebApplicationException error) {
        Response.StatusType status = error.getResponse().getStatusInfo();
        int code = status.getStatusCode();
        return builder(code, code == 404 ? "unknown path" : status.getReasonPhrase()).build();
    }

    @ServerExceptionMapper
    Response unexpected(Throwable error) {
        LOG.error("protocol.failed", error);
        return builder(500, "the request failed").build();
    }

    private static Response.ResponseBuilder builder(int status, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("error", message));
    }

    static int status(Reason reason) {
        return switch (reason) {
            case INVALID -> 400;
            case NOT_ALLOWED -> 403;
            case NOT_FOUND -> 404;
            case TOO_LARGE -> 413;
            case INTERNAL -> 500;
            case UNAVAILABLE -> 503;
        };
    }
}
