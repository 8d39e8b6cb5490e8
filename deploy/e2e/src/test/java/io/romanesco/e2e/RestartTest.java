package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Burst;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Part;
import io.romanesco.e2e.stack.Report;
import io.romanesco.e2e.stack.Stacks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Services are killed without warning while images are under way: what a 202 promised comes true.
 */
@Order(Integer.MAX_VALUE - 1)
@ExtendWith(Stacks.class)
class RestartTest {

    private static final int BURST = 40;

    private final LocalStack stack;
    private final Api api;

    RestartTest(LocalStack stack) {
        this.stack = stack;
        this.api = stack.api();
    }

    @Test
    void inferenceServicesThatAreKilledLoseNothing() {
        Report report = stack.report();
        Burst burst = Burst.of(BURST, api);
        burst.awaitAccepted(5);
        Patience.await("work in progress").until(() -> classified(burst.accepted()) >= 1);

        report.part("inference-service").kill();
        report.part("inference-service-2").kill();
        burst.awaitEnd();
        awaitRestartOf(report.part("inference-service"), report.part("inference-service-2"));

        assertThat(burst.accepted()).hasSize(BURST);
        everyPromiseIsKept(burst.accepted());
    }

    @Test
    void anApiServiceThatIsKilledLosesNothing() {
        Part service = stack.report().part("api-service");
        Burst burst = Burst.of(BURST, api);
        burst.awaitAccepted(BURST / 2);

        service.kill();
        burst.awaitEnd();
        awaitRestartOf(service);

        assertThat(burst.accepted()).hasSizeGreaterThanOrEqualTo(BURST / 2);
        everyPromiseIsKept(burst.accepted());
    }

    /** The launcher starts again what has died. */
    private void awaitRestartOf(Part... parts) {
        Set<Long> killed = new HashSet<>();
        for (Part part : parts) {
            killed.add(part.pid());
        }
        Patience.await("the restart")
                .until(() ->
                        stack.report().parts().stream()
                                .noneMatch(part -> killed.contains(part.pid())));
    }

    private void everyPromiseIsKept(List<String> promised) {
        Patience.await("all results").until(() -> classified(promised) == promised.size());
        assertThat(api.ids("order=newest")).doesNotHaveDuplicates().containsAll(promised);
    }

    private long classified(List<String> ids) {
        List<String> done = api.ids("order=newest&status=CLASSIFIED");
        return ids.stream().filter(done::contains).count();
    }
}
