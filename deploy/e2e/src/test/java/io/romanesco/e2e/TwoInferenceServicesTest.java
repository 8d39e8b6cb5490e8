package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Burst;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.SeparateStack;
import io.romanesco.e2e.stack.Service;
import io.romanesco.e2e.stack.Stacks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Order(3)
@ExtendWith(Stacks.class)
class TwoInferenceServicesTest {

    private final SeparateStack stack;
    private final Api api;

    TwoInferenceServicesTest(SeparateStack stack) {
        this.stack = stack;
        this.api = stack.api();
    }

    @AfterEach
    void onlyOneGoesOn() {
        stack.secondInference().stop();
    }

    @Test
    void bothShareTheImages() {
        Service first = stack.inference();
        Service second = stack.secondInference();
        second.start();
        second.awaitReady();
        double before = classifiedBy(first);
        List<String> uploaded = new ArrayList<>();

        // The partitions move to the second service some time after it has joined the group.
        Patience.await("both to have classified images")
                .until(() -> {
                    uploaded.addAll(Burst.of(6, api).awaitEnd().accepted());
                    return classifiedBy(first) > before && classifiedBy(second) > 0;
                });

        Patience.await("all results")
                .until(() -> api.ids("status=CLASSIFIED").containsAll(uploaded));
        assertThat(api.ids("order=newest")).doesNotHaveDuplicates().containsAll(uploaded);
    }

    private static double classifiedBy(Service service) {
        return service.api().metric("romanesco_images_total", "outcome=\"classified\"");
    }
}
