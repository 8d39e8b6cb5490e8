package io.romanesco.inference.sink;

import static io.romanesco.inference.servers.Topics.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.romanesco.inference.model.registry.ModelFolder;
import io.romanesco.inference.servers.Contract;
import io.romanesco.inference.servers.LocalServers;
import io.romanesco.inference.servers.Topics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Versions in a folder and in a bucket, as the topic {@code models} shows them. */
@QuarkusTest
@TestProfile(VersionAnnouncementTest.TwoPlaces.class)
@QuarkusTestResource(LocalServers.class)
class VersionAnnouncementTest {

    private static final String BUCKET = "romanesco-images";
    private static final String PREFIX = "announced";
    private static final Path FOLDER = Path.of("target", "announced-models").toAbsolutePath();

    public static class TwoPlaces implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "romanesco.models.repositories",
                    FOLDER + ",s3://" + BUCKET + "/" + PREFIX,
                    "romanesco.models.cache",
                    FOLDER.resolveSibling("announced-cache").toString(),
                    "romanesco.models.poll",
                    "200ms",
                    "romanesco.models.settle",
                    "1s");
        }
    }

    @Inject ObjectMapper json;

    @Test
    void refusedVersionIsAnnouncedWithItsGoldenPictures() throws IOException {
        ModelFolder.of("permuted", "1")
                .golden()
                .edit("[Red, Green, Blue]", "[Blue, Red, Green]")
                .writeTo(FOLDER);

        JsonNode refused = announced("permuted/1", "REFUSED");

        assertThat(refused.get("reason").asText()).startsWith("2 of 2 golden pictures differ");
        assertThat(refused.at("/golden/passed").asBoolean()).isFalse();
        assertThat(refused.at("/golden/pictures/0/expected/0/category").asText()).isEqualTo("Red");
        assertThat(refused.at("/golden/pictures/0/found/0/category").asText()).isEqualTo("Blue");
        assertThat(refused.at("/golden/pictures/0/thumbnail").asText()).startsWith("data:image/");
    }

    @Test
    void versionWhoseModelYamlCannotBeReadIsAnnouncedByItsFolders() throws IOException {
        ModelFolder.of("unreadable", "1").edit("labels: [", "labels: [[").writeTo(FOLDER);

        JsonNode refused = announced("unreadable/1", "REFUSED");

        assertThat(refused.get("reason").asText()).contains("cannot be understood");
        assertThat(refused.has("task")).isFalse();
    }

    @Test
    void versionInABucketIsLoadedAndAnnouncedWithItsCard() throws IOException {
        try (S3Client client = LocalServers.s3().client()) {
            ModelFolder.of("remote", "1")
                    .golden()
                    .with("MODEL_CARD.md", "# Remote".getBytes())
                    .files()
                    .forEach((file, content) ->
                            client.putObject(
                                    request ->
                                            request.bucket(BUCKET)
                                                    .key(PREFIX + "/remote/1/" + file),
                                    RequestBody.fromBytes(content)));
        }

        JsonNode ready = announced("remote/1", "READY");

        assertThat(ready.get("card").asText()).isEqualTo("# Remote");
        assertThat(ready.at("/golden/passed").asBoolean()).isTrue();
        assertThat(ready.at("/runtime/provider").asText()).isEqualTo("cpu");
    }

    @Test
    void removedVersionIsForgottenWithARecordWithoutAValue() throws IOException {
        Path folder = ModelFolder.of("passing", "1").writeTo(FOLDER);
        assertThat(announced("passing/1", "READY").get("worker").asText()).isNotBlank();

        Files.move(folder, Files.createTempDirectory("removed").resolve("1"));

        try (Topics topics = new Topics()) {
            assertThat(
                            topics.read(
                                    "models",
                                    1,
                                    record ->
                                            "passing/1".equals(text(record.key()))
                                                    && record.value() == null))
                    .hasSize(1);
        }
    }

    private JsonNode announced(String key, String state) throws IOException {
        try (Topics topics = new Topics()) {
            List<ConsumerRecord<byte[], byte[]>> found =
                    topics.read(
                            "models",
                            1,
                            record ->
                                    key.equals(text(record.key()))
                                            && record.value() != null
                                            && text(record.value())
                                                    .contains("\"state\":\"" + state + "\""));
            assertThat(found).as(key + " " + state).hasSize(1);
            Contract.assertValid("model-announced", text(found.getFirst().value()));
            return json.readTree(found.getFirst().value());
        }
    }
}
