package io.romanesco.api.http.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response.Status;

/** The answer to a request without valid credentials: 401 with the headers of the challenge. */
final class UnauthorizedProblem {

    private UnauthorizedProblem() {}

    static Uni<HttpProblem> of(RoutingContext request, Exception refusal) {
        HttpAuthenticator authenticator =
                request == null ? null : request.get(HttpAuthenticator.class.getName());
        return authenticator == null
                ? Uni.createFrom().item(problem(refusal, null))
                : authenticator
                        .getChallenge(request)
                        .onFailure()
                        .recoverWithNull()
                        .map(challenge -> problem(refusal, challenge));
    }

    static HttpProblem problem(Exception refusal, ChallengeData challenge) {
        HttpProblem.Builder problem =
                HttpProblem.builder()
                        .withTitle(Status.UNAUTHORIZED.getReasonPhrase())
                        .withStatus(Status.UNAUTHORIZED)
                        .withDetail(refusal.getMessage());
        if (challenge != null) {
            challenge
                    .getHeaders()
                    .forEach((name, value) -> problem.withHeader(name.toString(), value));
        }
        return problem.build();
    }
}
