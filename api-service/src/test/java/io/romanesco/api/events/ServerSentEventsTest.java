package io.romanesco.api.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageStatus;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServerSentEventsTest {

    private static final UUID ID = UUID.fromString("019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77");

    private final ChangeCodec codec =
            new ChangeCodec(new ObjectMapper().registerModule(new JavaTimeModule()));
    private final ChangeFeed feed = new ChangeFeed(null, null, codec, new Config());
    private final ServerSentEvents events = new ServerSentEvents(feed, codec, new Config());
    private final AssertSubscriber<OutboundSseEvent> client =
            AssertSubscriber.create(Long.MAX_VALUE);

    /** Reads of the row that the database has not answered. */
    private final Queue<UniEmitter<? super Image>> reads = new ArrayDeque<>();

    private void followImage() {
        events.of(ID, () -> Uni.createFrom().emitter(read -> reads.add(read)), new SseImpl())
                .subscribe()
                .withSubscriber(client);
    }

    private void announce(ChangeType type, ImageStatus status) {
        feed.deliver(codec.write(codec.of(type, image(status))));
    }

    /** The heartbeats have none. */
    private List<String> names() {
        return client.getItems().stream()
                .map(OutboundSseEvent::getName)
                .filter(Objects::nonNull)
                .toList();
    }

    @AfterEach
    void disconnect() {
        client.cancel();
    }

    @Test
    void streamOfAnImageShowsWhatWasReadThenChanges() {
        followImage();
        reads.remove().complete(image(ImageStatus.PENDING));

        announce(ChangeType.CLASSIFIED, ImageStatus.CLASSIFIED);

        assertThat(names()).containsExactly("submitted", "classified");
        assertThat(reads).isEmpty();
    }

    @Test
    void stateReadBeforeANewerChangeIsNotShownButReadAgain() {
        followImage();
        UniEmitter<? super Image> older = reads.remove();
        announce(ChangeType.CLASSIFIED, ImageStatus.CLASSIFIED);

        older.complete(image(ImageStatus.PENDING));
        assertThat(names()).containsExactly("classified");

        reads.remove().complete(image(ImageStatus.CLASSIFIED));
        assertThat(names()).containsExactly("classified", "classified");
    }

    @Test
    void gapMakesTheStreamOfAnImageReadAgain() {
        followImage();
        reads.remove().complete(image(ImageStatus.PENDING));

        feed.tellOfGap();
        reads.remove().complete(image(ImageStatus.REJECTED));

        assertThat(names()).containsExactly("submitted", "rejected");
    }

    @Test
    void deletionEndsTheStreamOfAnImageWhileItsRowIsRead() {
        followImage();

        feed.deliver(codec.write(codec.deleted(ID)));
        reads.remove().complete(image(ImageStatus.PENDING));

        assertThat(names()).containsExactly("deleted");
        client.assertCompleted();
    }

    @Test
    void gapEndsTheStreamOfAllImages() {
        events.ofAll(new SseImpl()).subscribe().withSubscriber(client);
        announce(ChangeType.CLASSIFIED, ImageStatus.CLASSIFIED);

        feed.tellOfGap();

        assertThat(names()).containsExactly("classified");
        client.assertCompleted();
    }

    private static Image image(ImageStatus status) {
        return new Image(
                ID,
                "/uploads",
                status,
                Instant.EPOCH,
                null,
                "image/jpeg",
                4,
                3,
                7L,
                Image.contentPath(ID),
                null,
                null,
                null,
                null,
                null);
    }

    private record Config() implements EventsConfig {

        @Override
        public Duration heartbeat() {
            return Duration.ofHours(1);
        }

        @Override
        public int clientBuffer() {
            return 16;
        }

        @Override
        public Duration reconnectPause() {
            return Duration.ofMillis(1);
        }
    }
}
