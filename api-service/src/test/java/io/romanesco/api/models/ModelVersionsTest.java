package io.romanesco.api.models;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Models;
import io.romanesco.api.support.Rows;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ModelVersionsTest {

    private static final String THUMBNAIL = "data:image/jpeg;base64,/9j/4AAQ";

    @Test
    void listHasTheStateOfEachVersionWithoutPicturesCardAndTables() {
        Models.ready("leaves", "1.9.0");
        Models.announce("leaves", "1.10.0", ModelVersionsTest::refuse);

        await().untilAsserted(() ->
                assertThat(listed("leaves").getList("version")).containsExactly("1.9.0", "1.10.0"));
        JsonPath versions = listed("leaves");
        assertThat(versions.getList("state")).containsExactly("READY", "REFUSED");
        assertThat(versions.getString("[1].reason")).isEqualTo("a.jpg: Leek instead of Carrot");
        assertThat(versions.getInt("[1].memoryMiB")).isEqualTo(90);
        assertThat(versions.getBoolean("[1].golden.passed")).isFalse();
        assertThat(versions.getString("[1].golden.pictures[0].reason"))
                .isEqualTo("Leek instead of Carrot");
        assertThat(versions.getMap("[1].golden.pictures[0]"))
                .doesNotContainKeys("thumbnail", "expected", "found");
        assertThat(versions.getMap("[1]")).doesNotContainKeys("card", "curves", "variants");
    }

    @Test
    void oneVersionHasItsPicturesCardAndTables() {
        Models.announce("stems", "1.0.0", ModelVersionsTest::refuse);

        await().untilAsserted(
                        () -> assertThat(version("stems", "1.0.0").statusCode()).isEqualTo(200));
        JsonPath version = version("stems", "1.0.0").jsonPath();
        Contracts.assertValid("model-announced", version("stems", "1.0.0").asString());
        assertThat(version.getString("golden.pictures[0].thumbnail")).isEqualTo(THUMBNAIL);
        assertThat(version.getString("golden.pictures[0].found[0].category")).isEqualTo("Leek");
        assertThat(version.getString("card")).startsWith("# Leaves");
        assertThat(version.getList("curves.columns")).containsExactly("epoch", "loss");
        assertThat(version.getDouble("variants.rows[0][1]")).isEqualTo(41.5);
    }

    @Test
    void laterStateReplacesTheEarlierOne() {
        Models.announce("states", "1.0.0", model -> model.put("state", "VERIFYING"));
        await().untilAsserted(() ->
                assertThat(listed("states").getString("[0].state")).isEqualTo("VERIFYING"));

        Models.ready("states", "1.0.0");

        await().untilAsserted(() ->
                assertThat(listed("states").getList("state")).containsExactly("READY"));
    }

    @Test
    void removedVersionIsListedNoMore() {
        Models.ready("passing", "1.0.0");
        Models.ready("passing", "2.0.0");

        Models.remove("passing", "1.0.0");

        await().untilAsserted(() ->
                assertThat(listed("passing").getList("version")).containsExactly("2.0.0"));
        assertThat(version("passing", "1.0.0").statusCode()).isEqualTo(404);
    }

    @Test
    void versionWhoseFilesAreGoneIsListedNoMoreAndOneThatWasOnlyUnloadedIs() {
        Models.announce("gone", "1.0.0", model -> retire(model, "removed from the repository"));
        Models.announce("gone", "2.0.0", model -> retire(model, "its memory was needed"));

        await().untilAsserted(
                        () -> assertThat(version("gone", "2.0.0").statusCode()).isEqualTo(200));
        assertThat(version("gone", "1.0.0").<String>path("state")).isEqualTo("RETIRED");
        assertThat(listed("gone").getList("version")).containsExactly("2.0.0");
    }

    private static void retire(ObjectNode model, String reason) {
        model.put("state", "RETIRED").put("reason", reason);
    }

    @Test
    void versionThatIsReadyInOneOfTwoWorkersIsReadyAndEachWorkerIsShown() {
        String now = Instant.now().toString();
        Models.announce(
                "shared",
                "1.0.0",
                model -> model.put("worker", "one:8081").put("announcedAt", now));
        Models.announce("shared", "1.0.0", model -> refusedBy(model, "two:8081", Instant.now()));

        await().untilAsserted(() -> assertThat(workers("shared").getList("worker")).hasSize(2));
        assertThat(workers("shared").getList("state")).containsExactly("READY", "REFUSED");
        assertThat(workers("shared").getString("[1].reason")).isEqualTo("a.jpg is not a picture");
        assertThat(listed("shared").getString("[0].state")).isEqualTo("READY");
        assertThat(listed("shared").getString("[0].reason")).isNull();
        assertThat(version("shared", "1.0.0").<String>path("state")).isEqualTo("READY");
    }

    @Test
    void workerThatIsSilentDoesNotCount() {
        Instant before = Instant.now().minus(Duration.ofMinutes(20));
        Models.announce(
                "silent",
                "1.0.0",
                model -> model.put("worker", "one:8081").put("announcedAt", before.toString()));
        Models.announce("silent", "1.0.0", model -> refusedBy(model, "two:8081", Instant.now()));

        await().untilAsserted(() ->
                assertThat(workers("silent").getList("worker")).containsExactly("two:8081"));
        assertThat(listed("silent").getString("[0].state")).isEqualTo("REFUSED");
    }

    private static void refusedBy(ObjectNode model, String worker, Instant at) {
        model.put("worker", worker).put("announcedAt", at.toString());
        model.put("state", "REFUSED").put("reason", "a.jpg is not a picture");
    }

    private static JsonPath workers(String name) {
        Response answer = given().get("/api/v1/models/" + name + "/versions/1.0.0/workers");
        return answer.jsonPath().setRootPath("workers");
    }

    @Test
    void versionThatWasNotAnnouncedIsAProblem() {
        Response answer = version("nobody", "1.0.0");

        assertThat(answer.statusCode()).isEqualTo(404);
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo("model-not-found");
    }

    @Test
    void rowOfTheFirstSchemaIsListedWithoutASummary() {
        Models.ready("oldest", "1.0.0");
        Rows.run("update model set summary = null where name = 'oldest'");

        assertThat(listed("oldest").getList("version")).containsExactly("1.0.0");
    }

    private static void refuse(ObjectNode model) {
        model.put("state", "REFUSED").put("reason", "a.jpg: Leek instead of Carrot");
        model.put("memoryMiB", 90).put("card", "# Leaves\n\nTells leaves apart.");
        ObjectNode golden = model.putObject("golden");
        golden.put("passed", false).put("scoreDelta", 0.05).put("minIou", 0.8);
        ObjectNode picture = golden.putArray("pictures").addObject();
        picture.put("name", "a.jpg").put("passed", false).put("reason", "Leek instead of Carrot");
        picture.putArray("expected").addObject().put("category", "Carrot").put("score", 0.98);
        picture.putArray("found").addObject().put("category", "Leek").put("score", 0.61);
        picture.put("thumbnail", THUMBNAIL);
        table(model.putObject("curves"), "epoch", "loss");
        table(model.putObject("variants"), "variant", "ms");
    }

    private static void table(ObjectNode table, String first, String second) {
        table.putArray("columns").add(first).add(second);
        ArrayNode row = table.putArray("rows").addArray();
        row.add(1).add(41.5);
    }

    private static Response version(String name, String version) {
        return given().get("/api/v1/models/" + name + "/versions/" + version);
    }

    private static JsonPath listed(String name) {
        JsonPath models = Models.listed();
        return models.setRootPath("models.findAll { it.name == '%s' }".formatted(name));
    }
}
