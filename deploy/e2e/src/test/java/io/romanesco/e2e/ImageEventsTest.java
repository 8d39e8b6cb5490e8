package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Contract;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.EventStream;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stacks.class)
class ImageEventsTest {

    private static final String ALL = "/api/v1/events";

    private final Api api;

    ImageEventsTest(LocalStack stack) {
        this.api = stack.api();
    }

    @Test
    void streamOfAllImagesHasEachChangeOfAnImage() {
        try (EventStream events = api.events(ALL)) {
            assertThat(events.contentType()).startsWith("text/event-stream");

            String id = upload(201);
            JsonNode classified = events.await("classified", id);
            events.await("archived", id);
            api.patch(Api.IMAGES + "/" + id, "{\"label\":null}");
            api.delete(Api.IMAGES + "/" + id);
            events.await("deleted", id);

            Contract.IMAGE.check(classified.toString());
            assertThat(events.typesOf(id)).startsWith("submitted").endsWith("deleted");
        }
    }

    @Test
    void streamOfOneImageHasOnlyItsEventsAndEndsWithIt() {
        String id = upload(202);
        try (EventStream events = api.events(Api.IMAGES + "/" + id + "/events")) {
            String other = upload(203);
            events.await("classified", id);
            Patience.await("the other").until(() -> api.statusOf(other).equals("CLASSIFIED"));

            api.delete(Api.IMAGES + "/" + id);

            events.await("deleted", id);
            Patience.await("the end of the stream").until(events::isEnded);
            assertThat(events.typesOf(other)).isEmpty();
        }
    }

    @Test
    void lateSubscriberGetsThePresentStateFirst() {
        String id = api.classified(Drawings.jpeg(204)).path("id").asText();

        try (EventStream events = api.events(Api.IMAGES + "/" + id + "/events")) {
            assertThat(events.await("classified", id).path("status").asText())
                    .isEqualTo("CLASSIFIED");
        }
    }

    private String upload(int seed) {
        return api.upload("image/jpeg", Drawings.jpeg(seed)).json().path("id").asText();
    }
}
