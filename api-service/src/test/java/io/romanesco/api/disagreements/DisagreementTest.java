package io.romanesco.api.disagreements;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Models;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Roles;
import io.romanesco.api.support.Rows;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DisagreementTest {

    private static final String PATH = "/api/v1/disagreements";

    /** Each test compares two models of its own. */
    private final String main = "main-" + UUID.randomUUID();

    private final String other = "other-" + UUID.randomUUID();

    @BeforeEach
    void announceModels() {
        Models.knowing(main, "1.0.0", "Carrot", "Tomato", "Radish");
        for (String version : List.of("1.0.0", "2.0.0", "3.0.0")) {
            Models.knowing(other, version, "Carrot", "Tomato", "Radish");
        }
    }

    @Test
    void shadowThatSaysSomethingElseIsListedWithBothAnswers() {
        UUID id = classified();

        Inference.classifies(id, "Tomato", Roles.shadow(other, "2.0.0"));

        JsonPath page = awaitItems(1);
        assertThat(page.getString("items[0].image")).isEqualTo(id.toString());
        assertThat(page.getString("items[0].content")).endsWith(id + "/content");
        assertThat(page.getString("items[0].kind")).isEqualTo("category");
        assertThat(page.getString("items[0].task")).isEqualTo("classification");
        assertThat(page.getString("items[0].a.model")).isEqualTo(main);
        assertThat(page.getString("items[0].a.category")).isEqualTo("Carrot");
        assertThat(page.getDouble("items[0].a.score")).isEqualTo(0.9731);
        assertThat(page.getString("items[0].b.model")).isEqualTo(other);
        assertThat(page.getString("items[0].b.category")).isEqualTo("Tomato");
        assertThat(page.getString("items[0].detail")).contains("Carrot", "Tomato");
        assertThat(page.getString("items[0].differences[0].other")).isEqualTo("Tomato");
        assertThat(page.getString("next")).isNull();
        assertThat(Api.get(id).<String>path("classification.category")).isEqualTo("Carrot");
    }

    @Test
    void shadowThatIsFasterThanTheMainModelIsComparedToo() {
        UUID id = Api.upload(Pictures.jpeg());
        Inference.classifies(id, "Tomato", Roles.shadow(other, "2.0.0"));
        await().until(() -> resultsOf(id) == 1);

        Inference.classifies(id, "Carrot", Roles.of(main, "1.0.0"));

        JsonPath page = awaitItems(1);
        assertThat(page.getString("items[0].a.category")).isEqualTo("Carrot");
        assertThat(page.getString("items[0].b.category")).isEqualTo("Tomato");
    }

    @Test
    void modelsThatAgreeAreNotListedAndALaterAnswerReplacesTheDisagreement() {
        UUID id = classified();
        Inference.classifies(id, "Tomato", Roles.shadow(other, "2.0.0"));
        awaitItems(1);

        Inference.classifies(id, "Carrot", Roles.shadow(other, "2.0.0"));

        awaitItems(0);
    }

    @Test
    void resultsOfOtherTasksAndTwoCandidatesAreNotCompared() {
        UUID id = classified();
        Inference.annotates(id, "/uploads", List.of("dog"), Roles.beside(other, "1.0.0"));
        Inference.classifies(id, "Tomato", Roles.shadow(other, "2.0.0"));
        Inference.classifies(id, "Radish", Roles.shadow(other, "3.0.0"));

        JsonPath page = awaitItems(2);

        assertThat(page.getList("items.a.model")).containsOnly(main);
        assertThat(page.getList("items.b.version")).containsExactlyInAnyOrder("2.0.0", "3.0.0");
    }

    @Test
    void detectorsDisagreeByMissedExtraAndMovedObjects() {
        UUID id = UUID.randomUUID();
        String camera = "/cameras/yard";
        Inference.annotates(id, camera, List.of("dog", "cat", "cow"), places(0, 100, 200));
        Api.awaitStatus(id, "ANALYSED");

        Inference.annotates(
                id,
                camera,
                List.of("dog", "cat", "hen"),
                places(0, 106, 300).andThen(Roles.shadow(other, "1.0.0")));

        JsonPath page = awaitItems(3);
        assertThat(page.getList("items.kind")).containsExactlyInAnyOrder("missed", "extra", "iou");
        page.setRootPath("items.find { it.kind == 'iou' }");
        assertThat(page.getString("differences[0].category")).isEqualTo("cat");
        assertThat(page.getList("differences[0].box", Double.class))
                .containsExactly(100.0, 10.0, 10.0, 10.0);
        assertThat(page.getDouble("differences[0].iou")).isEqualTo(0.25);
        assertThat(page.getList("b.objects.category")).containsExactly("dog", "cat", "hen");
        page.setRootPath("items.find { it.kind == 'missed' }");
        assertThat(page.getString("differences[0].category")).isEqualTo("cow");
    }

    @Test
    void maskThatCannotBeReadLeavesTheResultStored() {
        UUID id = UUID.randomUUID();
        Consumer<ObjectNode> broken =
                result ->
                        ((ObjectNode) result.at("/objects/0"))
                                .putObject("mask")
                                .put("counts", "~~")
                                .putArray("size")
                                .add(10)
                                .add(10);
        Inference.annotates(id, "/cameras/yard", List.of("dog"), broken);

        Inference.annotates(
                id, "/cameras/yard", List.of("dog"), broken.andThen(Roles.shadow(other, "1.0.0")));

        await().until(() -> resultsOf(id) == 2);
        awaitItems(0);
    }

    @Test
    void pagesGoOnAfterTheCursorAndFiltersNarrowThem() {
        UUID first = classified();
        UUID second = classified();
        Inference.classifies(first, "Tomato", Roles.shadow(other, "1.0.0"));
        awaitItems(1);
        Inference.classifies(second, "Radish", Roles.shadow(other, "2.0.0"));
        awaitItems(2);

        JsonPath page = get("?b=" + other + "&limit=1");
        JsonPath rest = get("?b=" + other + "&limit=1&cursor=" + page.getString("next"));

        assertThat(page.getList("items.image")).containsExactly(second.toString());
        assertThat(rest.getList("items.image")).containsExactly(first.toString());
        assertThat(rest.getString("next")).isNull();
        assertThat(get("?b=" + other + "@1.0.0").getList("items.image"))
                .containsExactly(first.toString());
        assertThat(get("?a=nobody&b=" + other).getList("items")).isEmpty();
        assertThat(get("?kind=iou&b=" + other).getList("items")).isEmpty();
        assertThat(
                        get("/counts")
                                .getList(
                                        "counts.findAll { it.b.startsWith('%s') }.count"
                                                .formatted(other)))
                .containsExactly(1, 1);
    }

    @Test
    void labelledImagesCanBeLeftOut() {
        UUID id = classified();
        Inference.classifies(id, "Tomato", Roles.shadow(other, "1.0.0"));
        awaitItems(1);
        assertThat(get("?labelled=false&b=" + other).getList("items")).hasSize(1);

        given().contentType("application/json")
                .body("{\"label\":\"Tomato\"}")
                .patch(Api.IMAGES + "/" + id);

        assertThat(get("?labelled=false&b=" + other).getList("items")).isEmpty();
        assertThat(get("?labelled=true&b=" + other).getString("items[0].label"))
                .isEqualTo("Tomato");
    }

    @Test
    void deletedImageTakesItsDisagreementsWithIt() {
        UUID id = classified();
        Inference.classifies(id, "Tomato", Roles.shadow(other, "1.0.0"));
        awaitItems(1);

        given().delete(Api.IMAGES + "/" + id);

        awaitItems(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kind=odd", "a=a%20b", "limit=0", "limit=101", "cursor=x", "labelled=maybe"})
    void queryThatMakesNoSenseIsRefused(String query) {
        Response answer = given().urlEncodingEnabled(false).get(PATH + "?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        Contracts.assertValid("problem", answer.asString());
    }

    private UUID classified() {
        UUID id = Api.upload(Pictures.jpeg());
        Inference.classifies(id, "Carrot", Roles.of(main, "1.0.0"));
        Api.awaitStatus(id, "CLASSIFIED");
        return id;
    }

    private static Consumer<ObjectNode> places(int... lefts) {
        return result -> {
            for (int i = 0; i < lefts.length; i++) {
                ObjectNode object = (ObjectNode) result.at("/objects/" + i);
                object.remove("mask");
                ArrayNode box = object.putArray("box");
                box.add(lefts[i]).add(10).add(10).add(10);
            }
        };
    }

    private JsonPath awaitItems(int count) {
        await().untilAsserted(() -> assertThat(get("?b=" + other).getList("items")).hasSize(count));
        return get("?b=" + other);
    }

    private static JsonPath get(String query) {
        return given().get(PATH + query).jsonPath();
    }

    private static long resultsOf(UUID id) {
        return Rows.count("select count(*) from result where image_id = '%s'".formatted(id));
    }
}
