package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Burst;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stacks.class)
class TwoInferenceServicesTest {

    private final LocalStack stack;
    private final Api api;

    TwoInferenceServicesTest(LocalStack stack) {
        this.stack = stack;
        this.api = stack.api();
    }

    @Test
    void bothShareTheImages() {
        double before = classifiedBy("inference-service");
        double beforeBySecond = classifiedBy("inference-service-2");
        List<String> uploaded = new ArrayList<>();

        // Which partition an image is on depends on its id: upload until both have had some.
        Patience.await("both to have classified images")
                .until(() -> {
                    uploaded.addAll(Burst.of(6, api).awaitEnd().accepted());
                    return classifiedBy("inference-service") > before
                            && classifiedBy("inference-service-2") > beforeBySecond;
                });

        Patience.await("all results")
                .until(() -> api.ids("status=CLASSIFIED").containsAll(uploaded));
        assertThat(api.ids("order=newest")).doesNotHaveDuplicates().containsAll(uploaded);
    }

    private double classifiedBy(String service) {
        return stack.report()
                .part(service)
                .http()
                .metric("romanesco_images_total", "outcome=\"classified\"");
    }
}
