package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.e2e.client.Answer;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.StackProcess;
import io.romanesco.e2e.stack.Stacks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A frozen broker is worse than a missing one: connections stay open and nothing answers. */
@Order(Integer.MAX_VALUE)
@ExtendWith(Stacks.class)
class KafkaUnreachableTest {

    /** The documented bound. */
    private static final Duration MAX_ANSWER_TIME = Duration.ofSeconds(5);

    private static final int UPLOADS = 3;

    private final StackProcess servers;
    private final Api api;

    KafkaUnreachableTest(LocalStack stack) {
        this.servers = stack.report().process("servers");
        this.api = stack.api();
    }

    @AfterEach
    void thawBroker() {
        servers.thaw();
    }

    @Test
    void uploadsToAFrozenBrokerAreAllRefusedInTimeAndLeaveNoImage() {
        api.classified(Drawings.jpeg(1101));
        List<String> before = api.ids("order=newest");
        servers.freeze();

        for (int seed = 0; seed < UPLOADS; seed++) {
            assertThat(refused(seed)).isLessThanOrEqualTo(MAX_ANSWER_TIME);
        }

        assertThat(api.ids("order=newest")).isEqualTo(before);
        assertThat(api.isUp("live")).isTrue();

        servers.thaw();
        List<String> there = new ArrayList<>(before);
        Patience.await("uploads to work again").until(() -> accepted(there));
        there.add(api.classified(Drawings.jpeg(1104)).path("id").asText());
        // Refused uploads that the broker still found in its sockets must not become images.
        assertThat(api.ids("order=newest")).containsExactlyInAnyOrderElementsOf(there);
    }

    private boolean accepted(List<String> ids) {
        Answer answer = api.upload("image/jpeg", Drawings.jpeg(1103));
        if (answer.status() == 202) {
            ids.add(answer.json().path("id").asText());
        }
        return answer.status() == 202;
    }

    /** Uploads, expects a refusal, and returns the time it took. */
    private Duration refused(long seed) {
        long start = System.nanoTime();
        Answer answer = api.upload("image/jpeg", Drawings.jpeg(seed));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Problems.assertProblem(answer, 503, "stream-unavailable");
        assertThat(answer.header("retry-after")).matches("[1-9][0-9]*");
        return took;
    }
}
