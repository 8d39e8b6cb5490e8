package io.romanesco.api.policies;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Kafka;
import io.romanesco.api.support.Models;
import io.romanesco.api.support.Rows;
import io.romanesco.api.support.Waiting;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PolicyTest {

    private static final String SOURCES = "/api/v1/sources/policy";

    @Test
    void policyOfAModelIsStoredAndPublished() {
        Models.ready("pinned", "1.0.0");
        Models.ready("pinned", "2.0.0");

        Response answer =
                put(
                        ofModel("pinned"),
                        "{\"versions\":[\"1.0.0\",\"latest\"],\"shadow\":{\"version\":\"2.0.0\",\"percent\":10}}");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        JsonPath stored = given().get(ofModel("pinned")).jsonPath();
        assertThat(stored.getList("versions")).containsExactly("1.0.0", "latest");
        JsonPath record = new JsonPath(text(published("model/pinned", false)));
        assertThat(record.getString("model")).isEqualTo("pinned");
        assertThat(record.getList("versions")).containsExactly("1.0.0", "latest");
        assertThat(record.getString("shadow.version")).isEqualTo("2.0.0");
        assertThat(record.getInt("shadow.percent")).isEqualTo(10);
        assertThat(Kafka.header(published("model/pinned", false), "ce_type"))
                .isEqualTo("io.romanesco.policy.changed.v1");
        assertThat(all().getList("models.model")).contains("pinned");
    }

    @Test
    void modelWithoutAPolicyHasTheLatestVersion() {
        Models.ready("plain", "1.0.0");

        JsonPath policy = given().get(ofModel("plain")).jsonPath();

        assertThat(policy.getList("versions")).containsExactly("latest");
        assertThat(policy.getMap("")).doesNotContainKey("shadow");
        assertThat(all().getList("models.model")).doesNotContain("plain");
    }

    @Test
    void removedPolicyIsPublishedAsATombstoneAndLeavesNoRow() {
        Models.ready("freed", "1.0.0");
        put(ofModel("freed"), "{\"versions\":[\"1.0.0\"]}");

        Response answer = given().delete(ofModel("freed"));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(published("model/freed", true).value()).isNull();
        assertThat(Rows.count("select count(*) from policy where key = 'model/freed'")).isZero();
        assertThat(given().get(ofModel("freed")).<String>path("versions[0]")).isEqualTo("latest");
    }

    @Test
    void policyOfASourceIsStoredPublishedAndRemoved() {
        Models.ready("gatekeeper", "1.0.0");
        String gate = SOURCES + "?source=/cameras/gate";

        Response answer =
                put(gate, "{\"models\":[\"gatekeeper@1.0.0\"],\"only\":true,\"annotate\":true}");

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        assertThat(given().get(gate).<String>path("models[0]")).isEqualTo("gatekeeper@1.0.0");
        JsonPath record = new JsonPath(text(published("source//cameras/gate", false)));
        assertThat(record.getString("source")).isEqualTo("/cameras/gate");
        assertThat(record.getList("models")).containsExactly("gatekeeper@1.0.0");
        assertThat(record.getBoolean("only")).isTrue();
        assertThat(record.getBoolean("annotate")).isTrue();
        assertThat(all().getList("sources.source")).contains("/cameras/gate");

        assertThat(given().delete(gate).statusCode()).isEqualTo(204);

        assertThat(given().get(gate).<String>path("code")).isEqualTo("policy-not-found");
        assertThat(published("source//cameras/gate", true).value()).isNull();
    }

    @Test
    void policyThatIsNotOnTheTopicIsPublishedLater() {
        Models.ready("late", "1.0.0");
        Rows.run(
                "insert into policy (key, policy) values ('model/late',"
                        + " '{\"model\":\"late\",\"versions\":[\"1.0.0\"]}')");

        assertThat(text(published("model/late", false))).contains("1.0.0");
        Waiting.await()
                .untilAsserted(() ->
                        assertThat(
                                        Rows.count(
                                                "select count(*) from policy where key ="
                                                        + " 'model/late' and published"))
                                .isEqualTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | bad-policy",
                "{\"versions\":[]} | bad-policy",
                "{\"versions\":[\"\"]} | bad-policy",
                "{\"versions\":[\"latest\",\"latest\"]} | bad-policy",
                "{\"versions\":[\"3.0.0\"]} | unknown-model",
                "{\"versions\":[\"latest\"],\"shadow\":{\"version\":\"1.0.0\",\"percent\":101}} |"
                        + " bad-policy",
                "{\"versions\":[\"latest\"],\"shadow\":{\"version\":\"1.0.0\",\"percent\":-1}} |"
                        + " bad-policy",
                "{\"versions\":[\"latest\"],\"shadow\":{\"version\":\"1.0.0\"}} | bad-policy",
                "{\"versions\":[\"latest\"],\"shadow\":{\"version\":\"9.9.9\",\"percent\":1}} |"
                        + " unknown-model",
                "{\"versions\":[\"1.0.0\"],\"shadow\":{\"version\":\"latest\",\"percent\":1}} |"
                        + " bad-policy",
                "{\"versions\":[\"1.0.0\"],\"shadow\":{\"version\":\"1.0.0\",\"percent\":1}} |"
                        + " bad-policy",
                "{\"versions\":[\"latest\"],\"shadw\":null} | malformed-json",
                "{\"versions\":[\"latest\"],\"shadow\":{\"version\":\"1.0.0\",\"percent\":1,\"x\":1}}"
                    + " | malformed-json",
                "{\"versions\":\"latest\" | malformed-json",
                "[] | malformed-json",
            })
    void policyThatMakesNoSenseIsRefused(String body, String code) {
        Models.ready("strict", "1.0.0");

        assertRefused(put(ofModel("strict"), body), code);

        assertThat(all().getList("models.model")).doesNotContain("strict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "?source=/cameras/x | {\"models\":[\"nobody\"]} | unknown-model",
                "?source=/cameras/x | {\"models\":[\"a b\"]} | bad-policy",
                "?source=/cameras/x | {\"models\":[],\"only\":true} | bad-policy",
                "?source=/elsewhere | {\"models\":[]} | bad-policy",
                "?source= | {\"models\":[]} | bad-policy",
                "`` | {\"models\":[]} | bad-policy",
                "?source=/cameras/x | {\"model\":[]} | malformed-json",
            })
    void policyOfASourceThatMakesNoSenseIsRefused(String query, String body, String code) {
        assertRefused(put(SOURCES + query, body), code);
    }

    @Test
    void policyThatWasReadMayBeSentBack() {
        Models.ready("again", "1.0.0");
        String source = SOURCES + "?source=/cameras/again";
        put(source, "{\"models\":[\"again\"]}");

        String ofModel = given().get(ofModel("again")).asString();
        String ofSource = given().get(source).asString();

        assertThat(put(ofModel("again"), ofModel).statusCode()).isEqualTo(200);
        assertThat(put(source, ofSource).statusCode()).isEqualTo(200);
    }

    @Test
    void unknownMemberIsNamedWithTheKnownOnes() {
        assertThat(put(ofModel("any"), "{\"shadw\":{}}").<String>path("detail"))
                .isEqualTo("'shadw' is not known here. Known are: shadow, versions.");
    }

    @Test
    void policyOfAnUnknownModelIsRefused() {
        assertRefused(put(ofModel("nobody"), "{\"versions\":[\"latest\"]}"), "unknown-model");
        assertRefused(given().get(ofModel("nobody")), "unknown-model");
    }

    private static void assertRefused(Response answer, String code) {
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }

    private static String ofModel(String name) {
        return "/api/v1/models/" + name + "/policy";
    }

    private static Response put(String path, String body) {
        return given().contentType("application/json").body(body).put(path);
    }

    private static JsonPath all() {
        return given().get("/api/v1/policies").jsonPath();
    }

    private static ConsumerRecord<byte[], byte[]> published(String key, boolean tombstone) {
        return Kafka.find(
                "policies",
                record ->
                        key.equals(new String(record.key(), StandardCharsets.UTF_8))
                                && (record.value() == null) == tombstone);
    }

    private static String text(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }
}
