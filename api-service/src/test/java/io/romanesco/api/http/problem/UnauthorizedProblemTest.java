package io.romanesco.api.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import org.junit.jupiter.api.Test;

class UnauthorizedProblemTest {

    private static final Exception REFUSAL = new SecurityException("the key has expired");

    @Test
    void hasTheHeadersOfTheChallenge() {
        HttpProblem problem =
                UnauthorizedProblem.problem(
                        REFUSAL, new ChallengeData(401, "WWW-Authenticate", "Bearer"));

        assertThat(problem.getStatusCode()).isEqualTo(401);
        assertThat(problem.getDetail()).isEqualTo("the key has expired");
        assertThat(problem.getHeaders()).containsEntry("WWW-Authenticate", "Bearer");
    }

    @Test
    void withoutAuthenticatorThereIsNoChallenge() {
        HttpProblem problem = UnauthorizedProblem.of(null, REFUSAL).await().indefinitely();

        assertThat(problem.getStatusCode()).isEqualTo(401);
        assertThat(problem.getHeaders()).isEmpty();
    }
}
