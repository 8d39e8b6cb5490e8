package io.romanesco.local.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The packaged {@code servers} over several starts on the same data. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServersIT {

    private static final String KEY = "2026/11/22/one.jpg";
    private static final byte[] LARGE = new byte[16 * 1024 * 1024];

    @TempDir private static Path data;

    @Test
    @Order(1)
    void firstStartCreatesDatabaseTopicsAndBucketAndStopsAtSigterm() throws Exception {
        try (ForkedServers servers = onKeptData()) {
            ServersClients clients = new ServersClients(servers.info());
            assertThat(partitions(clients))
                    .containsEntry("images", 6)
                    .containsEntry("classifications", 6)
                    .containsEntry("annotations", 6)
                    .containsEntry("annotated", 6)
                    .containsEntry("reclassifications", 6)
                    .containsEntry("policies", 1)
                    .containsEntry("images-dead-letter", 1)
                    .containsEntry("models", 1);
            fill(clients);
            checkContent(clients);
            checkPage(clients);

            servers.terminate();

            assertThat(servers.alive()).isFalse();
            servers.awaitPostgresGone();
        }
    }

    @Test
    @Order(2)
    void secondStartFindsTheDataAndPostgresEndsWithAKilledJvm() throws Exception {
        try (ForkedServers servers = onKeptData()) {
            checkContent(new ServersClients(servers.info()));

            servers.kill(false);

            servers.awaitPostgresGone();
        }
    }

    @Test
    @Order(3)
    void leftoverPostgresIsEndedByTheNextStartAndEndOfInputStopsAll() throws Exception {
        try (ForkedServers abandoned = onKeptData()) {
            abandoned.kill(true);
            assertThat(abandoned.postgresRuns()).isTrue();

            try (ForkedServers servers = onKeptData()) {
                checkContent(new ServersClients(servers.info()));
                assertThat(abandoned.postgresRuns()).isFalse();

                servers.endInput();

                assertThat(servers.alive()).isFalse();
                servers.awaitPostgresGone();
            }
        }
    }

    private static ForkedServers onKeptData() throws Exception {
        return ForkedServers.start("--data", data.toString());
    }

    private static Map<String, Integer> partitions(ServersClients clients) throws Exception {
        try (Admin admin = clients.admin()) {
            return admin
                    .describeTopics(
                            List.of(
                                    "images",
                                    "classifications",
                                    "annotations",
                                    "annotated",
                                    "reclassifications",
                                    "images-dead-letter",
                                    "models",
                                    "policies"))
                    .allTopicNames()
                    .get()
                    .values()
                    .stream()
                    .collect(Collectors.toMap(t -> t.name(), t -> t.partitions().size()));
        }
    }

    private static void fill(ServersClients clients) throws Exception {
        try (Connection database = clients.database();
                Statement statement = database.createStatement()) {
            statement.execute("create table note (text varchar)");
            statement.execute("insert into note values ('kept')");
        }
        clients.publish("images", LARGE);
        try (S3Client store = clients.store()) {
            store.putObject(
                    put -> put.bucket(S3Server.BUCKET).key(KEY).contentType("image/jpeg"),
                    RequestBody.fromString("picture"));
        }
    }

    private static void checkContent(ServersClients clients) throws SQLException {
        try (Connection database = clients.database();
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select text from note")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("kept");
        }
        assertThat(clients.consume("images", 1))
                .singleElement()
                .satisfies(value -> assertThat(value).hasSize(LARGE.length));
        try (S3Client store = clients.store()) {
            assertThat(
                            store.getObjectAsBytes(get -> get.bucket(S3Server.BUCKET).key(KEY))
                                    .asString(StandardCharsets.UTF_8))
                    .isEqualTo("picture");
        }
    }

    /** A page of another origin may read a presigned URL; an unsigned one is forbidden. */
    private static void checkPage(ServersClients clients) throws Exception {
        try (S3Presigner presigner = clients.presigner();
                HttpClient browser = HttpClient.newHttpClient()) {
            URI signed =
                    presigner
                            .presignGetObject(request ->
                                    request.signatureDuration(Duration.ofMinutes(1))
                                            .getObjectRequest(
                                                    get -> get.bucket(S3Server.BUCKET).key(KEY)))
                            .url()
                            .toURI();
            HttpResponse<String> picture = get(browser, signed);
            assertThat(picture.statusCode()).isEqualTo(200);
            assertThat(picture.body()).isEqualTo("picture");
            assertThat(picture.headers().firstValue("Access-Control-Allow-Origin")).isPresent();

            URI unsigned = URI.create(signed.toString().replaceFirst("\\?.*", ""));
            assertThat(get(browser, unsigned).statusCode()).isEqualTo(403);
        }
    }

    private static HttpResponse<String> get(HttpClient browser, URI address) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(address).header("Origin", "http://localhost:8080").build();
        return browser.send(request, BodyHandlers.ofString());
    }
}
