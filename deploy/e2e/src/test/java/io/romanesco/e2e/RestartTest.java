package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Burst;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.SeparateStack;
import io.romanesco.e2e.stack.Stacks;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A service is killed without warning while images are under way: what was promised with a 202
 * comes true.
 */
@Order(2)
@ExtendWith(Stacks.class)
class RestartTest {

    private static final int BURST = 40;

    private final SeparateStack stack;
    private final Api api;

    RestartTest(SeparateStack stack) {
        this.stack = stack;
        this.api = stack.api();
    }

    @Test
    void anInferenceServiceThatIsKilledLosesNothing() {
        Burst burst = Burst.of(BURST, api);
        burst.awaitAccepted(5);
        Patience.await("work in progress").until(() -> classified(burst.accepted()) >= 1);

        stack.inference().kill();
        burst.awaitEnd();
        stack.inference().start();
        stack.inference().awaitReady();

        assertThat(burst.accepted()).hasSize(BURST);
        everyPromiseIsKept(burst.accepted());
    }

    @Test
    void anApiServiceThatIsKilledLosesNothing() {
        Burst burst = Burst.of(BURST, api);
        burst.awaitAccepted(BURST / 2);

        stack.apiService().kill();
        burst.awaitEnd();
        stack.apiService().start();
        stack.apiService().awaitReady();

        assertThat(burst.accepted()).hasSizeGreaterThanOrEqualTo(BURST / 2);
        everyPromiseIsKept(burst.accepted());
    }

    private void everyPromiseIsKept(List<String> promised) {
        Patience.await("all results").until(() -> classified(promised) == promised.size());
        assertThat(api.ids("order=newest")).doesNotHaveDuplicates().containsAll(promised);
        assertThat(api.ids("order=newest&status=CLASSIFIED")).containsAll(promised);
    }

    private long classified(List<String> ids) {
        List<String> done = api.ids("order=newest&status=CLASSIFIED");
        return ids.stream().filter(done::contains).count();
    }
}
