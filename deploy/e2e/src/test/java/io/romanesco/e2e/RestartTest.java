package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Burst;
import io.romanesco.e2e.client.Download;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.client.Records;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.RunReport;
import io.romanesco.e2e.stack.StackProcess;
import io.romanesco.e2e.stack.Stacks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Services are killed without warning while images are in progress; each accepted image completes.
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
    void killedInferenceServicesLoseNoAcceptedImage() {
        RunReport report = stack.report();
        try (Records results = stack.broker().recordsFromNow("classifications")) {
            Burst burst = Burst.of(BURST, api);
            burst.awaitAccepted(5);
            Patience.await("work in progress").until(() -> classified(burst.accepted()) >= 1);

            report.process("inference-service").kill();
            report.process("inference-service-2").kill();
            burst.awaitEnd();
            awaitRestartOf(
                    report.process("inference-service"), report.process("inference-service-2"));

            assertThat(burst.accepted()).hasSize(BURST);
            assertEachImageIsComplete(burst, results);
        }
    }

    @Test
    void killedApiServiceLosesNoAcceptedImage() {
        StackProcess service = stack.report().process("api-service");
        try (Records results = stack.broker().recordsFromNow("classifications")) {
            Burst burst = Burst.of(BURST, api);
            burst.awaitAccepted(BURST / 2);

            service.kill();
            burst.awaitEnd();
            awaitRestartOf(service);

            assertThat(burst.accepted()).hasSizeGreaterThanOrEqualTo(BURST / 2);
            assertEachImageIsComplete(burst, results);
        }
    }

    /** The launcher restarts what died. */
    private void awaitRestartOf(StackProcess... parts) {
        Set<Long> killed = new HashSet<>();
        for (StackProcess part : parts) {
            killed.add(part.pid());
        }
        Patience.await("the restart")
                .until(() ->
                        stack.report().processes().stream()
                                .noneMatch(part -> killed.contains(part.pid())));
    }

    /**
     * Every accepted image is in the gallery and classified, its original is stored unchanged, and
     * an image that was classified again after the kill got the same answer.
     */
    private void assertEachImageIsComplete(Burst burst, Records results) {
        List<String> ids = burst.accepted();
        Patience.await("all results").until(() -> classified(ids) == ids.size());
        assertThat(results.ofImages(ids))
                .hasSize(ids.size())
                .allSatisfy((id, records) ->
                        assertThat(records)
                                .extracting(RestartTest::category)
                                .containsOnly(categoryOf(id)));
        assertThat(ids).allSatisfy(id -> assertThat(original(id)).isEqualTo(burst.picture(id)));
    }

    private String categoryOf(String id) {
        return api.image(id).json().at("/classification/category").asText();
    }

    private static String category(ConsumerRecord<String, byte[]> record) {
        try {
            return new ObjectMapper()
                    .readTree(record.value())
                    .at("/classification/category")
                    .asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] original(String id) {
        String path = Api.IMAGES + "/" + id + "/content";
        Patience.await("the archive").until(() -> api.get(path).status() == 302);
        return Download.of(URI.create(api.get(path).header("location"))).body();
    }

    private long classified(List<String> ids) {
        List<String> done = api.ids("order=newest&status=CLASSIFIED");
        return ids.stream().filter(done::contains).count();
    }
}
