package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Burst;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.client.Records;
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
    void imagesAreSharedByBothAndEachIsClassifiedOnce() {
        double before = classifiedBy("inference-service");
        double beforeBySecond = classifiedBy("inference-service-2");
        List<String> uploaded = new ArrayList<>();
        try (Records results = stack.broker().recordsFromNow("classifications")) {

            // The partition depends on the id: upload until both have had some.
            Patience.await("both to have classified images")
                    .until(() -> {
                        uploaded.addAll(Burst.of(6, api).awaitEnd().accepted());
                        return classifiedBy("inference-service") > before
                                && classifiedBy("inference-service-2") > beforeBySecond;
                    });

            Patience.await("all results")
                    .until(() -> api.ids("status=CLASSIFIED").containsAll(uploaded));
            assertThat(results.ofImages(uploaded))
                    .hasSize(uploaded.size())
                    .allSatisfy((id, records) -> assertThat(records).hasSize(1));
        }
    }

    private double classifiedBy(String service) {
        return stack.report()
                .process(service)
                .http()
                .metric("romanesco_images_total", "outcome=\"classified\"");
    }
}
