package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.e2e.client.Answer;
import io.romanesco.e2e.client.Contract;

/** The shape of every error. */
final class Problems {

    private Problems() {}

    static void assertProblem(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        Contract.PROBLEM.check(answer.text());
        assertThat(answer.json().path("code").asText()).as("%s", answer).isEqualTo(code);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text()).doesNotContain("Exception", "io.romanesco", "\\tat ");
    }
}
