package io.romanesco.api.http.problem;

import io.romanesco.api.platform.ErrorCode;
import jakarta.ws.rs.core.UriInfo;
import java.util.Collection;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Refuses query parameters with the character NUL, which PostgreSQL cannot store or compare. */
public class NulFilter {

    @ServerRequestFilter
    public void check(UriInfo request) {
        boolean hasNul =
                request.getQueryParameters().values().stream()
                        .flatMap(Collection::stream)
                        .anyMatch(value -> value.indexOf('\0') >= 0);
        if (hasNul) {
            throw ErrorCode.BAD_REQUEST.because(
                    "A parameter has the character NUL (%00). Leave it out.");
        }
    }
}
