package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.e2e.client.Answer;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.Folders;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.ModelFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A second model: chosen, asked, given by a policy, and promoted. */
@Order(3)
class ModelChoiceTest {

    private static final String TWIN = "twin";
    private static final byte[] NOTHING = {};

    private static Path models;
    private static LocalStack stack;
    private static Api api;

    @BeforeAll
    static void start() {
        models = ModelFolder.create();
        ModelFolder.addTwin(models, TWIN);
        stack = new LocalStack("model-choice");
        stack.setVariable("ROMANESCO_MODELS_DIRECTORY", models.toString());
        stack.start();
        api = stack.api();
        Patience.await("the second model")
                .untilAsserted(() -> {
                    List<JsonNode> twins =
                            list(api.get("/api/v1/models").json().path("models")).stream()
                                    .filter(model -> model.path("name").asText().equals(TWIN))
                                    .toList();
                    assertThat(twins).hasSize(1);
                    assertThat(twins.getFirst().path("state").asText()).isEqualTo("READY");
                });
    }

    @AfterAll
    static void stop() {
        stack.close();
        Folders.delete(models);
    }

    @Test
    void chosenModelRunsBesideTheDefaultAndTheGalleryShowsTheDefault() {
        String id = upload("?model=" + TWIN, 901);

        awaitModels(id, "vegetables", TWIN);

        assertThat(shown(id)).isEqualTo("vegetables");
    }

    @Test
    void modelThatRunsAloneIsShown() {
        String id = upload("?model=twin@1.0.0&only=true", 902);

        awaitModels(id, TWIN);

        assertThat(shown(id)).isEqualTo(TWIN);
    }

    @Test
    void modelThatIsAskedLaterLeavesWhatTheImageShows() {
        String id = upload("?model=twin&only=true", 903);
        awaitModels(id, TWIN);
        Patience.await("the original")
                .until(() -> api.get(Api.IMAGES + "/" + id + "/content").status() != 409);

        Answer asked =
                api.post(
                        Api.IMAGES + "/" + id + "/results?model=vegetables", "text/plain", NOTHING);

        assertThat(asked.status()).as("%s", asked).isEqualTo(202);
        awaitModels(id, TWIN, "vegetables");
        assertThat(shown(id)).isEqualTo(TWIN);
    }

    @Test
    void unknownModelIsAProblem() {
        Answer answer = api.post(Api.IMAGES + "?model=nobody", "image/jpeg", Drawings.jpeg(904));

        Problems.assertProblem(answer, 400, "unknown-model");
        assertThat(answer.json().path("detail").asText()).contains("twin@1.0.0");
    }

    @Test
    void policyOfASourceGivesItsFramesTheModel() {
        String policy = "/api/v1/sources/policy?source=/cameras/gate";
        Answer set = api.put(policy, "{\"models\":[\"twin\"],\"only\":true}");
        assertThat(set.status()).as("%s", set).isEqualTo(200);

        // The worker learns of it from Kafka, so the first frames may still have the default model.
        Patience.await("a frame of the camera that the model analysed")
                .untilAsserted(() -> assertThat(shown(frame("gate"))).isEqualTo(TWIN));

        assertThat(api.delete(policy).status()).isEqualTo(204);
    }

    @Test
    void reclassifiedImagesShowTheOtherModelOnceTheyArePromoted() {
        String camera = "again";
        String id = frame(camera);
        String body = "{\"model\":\"twin\",\"filter\":{\"source\":\"/cameras/again\"}}";
        Patience.await("the original")
                .until(() -> api.get(Api.IMAGES + "/" + id + "/content").status() != 409);
        Answer started =
                api.post(
                        "/api/v1/reclassifications",
                        "application/json",
                        body.getBytes(StandardCharsets.UTF_8));
        assertThat(started.status()).as("%s", started).isEqualTo(202);
        String job = "/api/v1/reclassifications/" + started.json().path("id").asText();

        awaitState(job, "DONE");

        JsonNode done = api.get(job).json();
        assertThat(done.path("done").asInt()).isEqualTo(1);
        // Both are the same network.
        assertThat(done.path("changed").asInt()).isZero();
        assertThat(shown(id)).isEqualTo("vegetables");
        assertThat(api.post(job + "/promote", "text/plain", NOTHING).status()).isEqualTo(200);
        awaitState(job, "PROMOTED");
        assertThat(shown(id)).isEqualTo(TWIN);
    }

    private static String upload(String query, long seed) {
        Answer answer = api.post(Api.IMAGES + query, "image/jpeg", Drawings.jpeg(seed));
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        return answer.json().path("id").asText();
    }

    /** Sends a frame, and waits until it is classified. */
    private static String frame(String camera) {
        UUID id = UUID.randomUUID();
        stack.broker()
                .send(
                        camera,
                        Drawings.jpeg(id.getLeastSignificantBits()),
                        Map.of("ce_id", id.toString(), "ce_source", "/cameras/" + camera));
        Patience.await("the frame").until(() -> api.statusOf(id.toString()).equals("CLASSIFIED"));
        return id.toString();
    }

    private static void awaitModels(String id, String... models) {
        Patience.await("the results of " + List.of(models))
                .untilAsserted(() ->
                        assertThat(
                                        list(
                                                        api.get(Api.IMAGES + "/" + id + "/results")
                                                                .json()
                                                                .path("results"))
                                                .stream()
                                                .map(result -> result.path("model").asText()))
                                .containsExactlyInAnyOrder(models));
    }

    private static void awaitState(String job, String state) {
        Patience.await("the job to be " + state)
                .untilAsserted(() ->
                        assertThat(api.get(job).json().path("state").asText()).isEqualTo(state));
    }

    private static String shown(String id) {
        return api.image(id).json().at("/classification/model").asText();
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
