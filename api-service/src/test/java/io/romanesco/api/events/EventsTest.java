package io.romanesco.api.events;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Rows;
import io.romanesco.api.support.SseClient;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventsTest {

    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String database;

    @Inject Vertx vertx;

    @Test
    void streamOfAnImageShowsItsStateThenEachChangeUntilItsDeletion() {
        UUID id = Api.upload(Pictures.jpeg());
        Api.awaitContent(id);
        try (SseClient events =
                SseClient.listen(RestAssured.port, Api.IMAGES + "/" + id + "/events")) {
            await().until(() -> !events.names().isEmpty());
            Inference.classifies(id, "Carrot");
            await().until(() -> events.names().contains("classified"));
            given().contentType("application/json")
                    .body("{\"label\":\"Carrot\"}")
                    .patch(Api.IMAGES + "/" + id);
            await().until(() -> events.names().contains("labelled"));
            given().delete(Api.IMAGES + "/" + id).then().statusCode(204);

            await().until(events::isOver);
            assertThat(events.names().getFirst()).isEqualTo("submitted");
            assertThat(events.names()).endsWith("classified", "labelled", "deleted");
            events.data().stream()
                    .limit(events.data().size() - 1L)
                    .forEach(image -> Contracts.assertValid("image", image));
            assertThat(events.data().getLast()).isEqualTo("{\"id\":\"" + id + "\"}");
        }
    }

    @Test
    void streamOfAllShowsEveryImage() {
        try (SseClient events = SseClient.listen(RestAssured.port, "/api/v1/events")) {
            UUID first = Api.classified("Carrot");
            UUID frame = UUID.randomUUID();
            Inference.rejects(frame, "/cameras/events");

            await().untilAsserted(() ->
                    assertThat(events.data())
                            .anyMatch(data -> data.contains(first.toString()))
                            .anyMatch(data -> data.contains(frame.toString())));
            assertThat(events.names()).contains("submitted", "classified", "rejected");
        }
    }

    @Test
    void changeInAnotherReplicaReachesClientsOfThisOne() {
        UUID id = UUID.randomUUID();
        try (SseClient events = SseClient.listen(RestAssured.port, "/api/v1/events")) {
            announceAsAnotherReplica(id);

            await().untilAsserted(() ->
                    assertThat(events.data()).anyMatch(data -> data.contains(id.toString())));
        }
    }

    @Test
    void changeInThisReplicaReachesOtherReplicas() {
        List<String> heard = new CopyOnWriteArrayList<>();
        PgConnectOptions options =
                PgConnectOptions.fromUri(database).setUser("romanesco").setPassword("romanesco");
        PgSubscriber replica = PgSubscriber.subscriber(vertx, options);
        replica.channel("image_events").handler(heard::add);
        replica.connect().toCompletionStage().toCompletableFuture().join();
        try {
            UUID id = Api.classified("Carrot");

            await().untilAsserted(() ->
                    assertThat(heard)
                            .anyMatch(change ->
                                    change.startsWith("{\"type\":\"classified\"")
                                            && change.contains(id.toString())));
        } finally {
            replica.close();
        }
    }

    @Test
    void streamOfAllAfterALostDatabaseConnectionEndsAndTheNextOneHearsOfChanges() {
        try (SseClient events = SseClient.listen(RestAssured.port, "/api/v1/events")) {
            loseTheListeningConnection();

            await().until(events::isOver);
        }
        try (SseClient next = SseClient.listen(RestAssured.port, "/api/v1/events")) {
            UUID id = UUID.randomUUID();

            announceAsAnotherReplica(id);

            await().untilAsserted(() ->
                    assertThat(next.data()).anyMatch(data -> data.contains(id.toString())));
        }
    }

    @Test
    void streamOfAnImageAfterALostDatabaseConnectionShowsItsStateAgain() {
        UUID id = Api.classified("Carrot");
        Api.awaitContent(id);
        try (SseClient events =
                SseClient.listen(RestAssured.port, Api.IMAGES + "/" + id + "/events")) {
            await().until(() -> !events.names().isEmpty());
            int before = events.names().size();

            loseTheListeningConnection();

            await().until(() -> events.names().size() > before);
            assertThat(events.names().getLast()).isEqualTo("classified");
            assertThat(events.isOver()).isFalse();
        }
    }

    @Test
    void quietStreamIsKeptOpenByComments() {
        try (SseClient events = SseClient.listen(RestAssured.port, "/api/v1/events")) {
            await().until(() -> events.comments() >= 2);
        }
    }

    private static void loseTheListeningConnection() {
        long killed =
                Rows.count(
                        "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                                + " where query = 'listen image_events'");
        assertThat(killed).isPositive();
    }

    private static void announceAsAnotherReplica(UUID id) {
        Rows.run(
                "select pg_notify('image_events', '{\"type\":\"archived\",\"image\":{\"id\":\""
                        + id
                        + "\"}}')");
    }
}
