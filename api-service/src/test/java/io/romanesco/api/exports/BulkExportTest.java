package io.romanesco.api.exports;

import static io.restassured.RestAssured.given;
import static io.romanesco.api.support.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Inference;
import io.romanesco.api.support.Kafka;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Roles;
import io.romanesco.api.support.Rows;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BulkExportTest {

    private static final String EXPORTS = "/api/v1/exports";

    /** Files that read_back.py gives to the tools that they are for. */
    private static final Path FOR_TOOLS = Path.of("target/exports/bulk");

    /** Each test has a camera of its own. */
    private final String camera = "yard-" + UUID.randomUUID();

    @Test
    void cocoHasTheImagesAndObjectsOfTheFilter() throws IOException {
        List<UUID> images = List.of(detected("dog", "cat"), detected("dog"), detected());

        Response answer = export("coco", "");

        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.header("Content-Disposition")).contains("romanesco-coco.json");
        JsonPath coco = answer.jsonPath();
        assertThat(coco.getList("images.file_name", String.class))
                .containsExactlyInAnyOrderElementsOf(
                        images.stream().map(image -> image + ".jpg").toList());
        assertThat(coco.getList("images.id")).containsExactly(1, 2, 3);
        assertThat(coco.getList("annotations")).hasSize(3);
        assertThat(coco.getList("categories.name")).contains("dog", "cat");
        keep("coco.json", answer.asByteArray());
    }

    @Test
    void yoloIsAZipWithATextForEachImage() throws IOException {
        UUID image = detected("dog");

        Map<String, byte[]> files = unzip(export("yolo", ""));

        assertThat(files.keySet()).containsExactly("data.yaml", "labels/train/" + image + ".txt");
        assertThat(text(files, "labels/train/" + image + ".txt")).hasLineCount(1);
    }

    @Test
    void cvatLabelStudioAndCsvHaveEveryImage() {
        UUID first = detected("dog", "cat");
        UUID second = detected("dog");

        assertThat(export("cvat", "").asString())
                .contains(first.toString(), second.toString())
                .endsWith("</annotations>\n");
        assertThat(export("label-studio", "").jsonPath().getList("data.id"))
                .containsExactlyInAnyOrder(first.toString(), second.toString());
        Response csv = export("csv", "");
        assertThat(csv.contentType()).startsWith("text/csv");
        assertThat(csv.asString().lines()).hasSize(4).anyMatch(line -> line.contains(",cat,"));
    }

    @Test
    void imageFolderHasThePicturesUnderTheirCategories() throws IOException {
        byte[] picture = Pictures.jpeg(45, 31);
        UUID carrot = frame(picture);
        UUID corrected = frame(picture);
        for (UUID image : List.of(carrot, corrected)) {
            Inference.classifies(image, "Carrot", ofCamera());
            Api.awaitStatus(image, "CLASSIFIED");
        }
        given().contentType("application/json")
                .body("{\"label\":\"Tomato\"}")
                .patch(Api.IMAGES + "/" + corrected);

        Response answer = export("imagefolder", "");

        assertThat(answer.contentType()).isEqualTo("application/zip");
        Map<String, byte[]> files = unzip(answer);
        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "Carrot/" + carrot + ".jpg", "Tomato/" + corrected + ".jpg");
        assertThat(files.get("Carrot/" + carrot + ".jpg")).isEqualTo(picture);
        keep("imagefolder.zip", answer.asByteArray());
    }

    @Test
    void modelChoosesWhoseAnnotationsAreExportedAndFiltersNarrow() {
        UUID image = detected("dog");
        detected("dog");
        String other = "other-" + camera;
        Inference.annotates(
                image, "/cameras/" + camera, List.of("wolf"), Roles.beside(other, "1.0.0"));
        await().until(() ->
                Rows.count("select count(*) from result where model = '%s'".formatted(other)) == 1);

        JsonPath coco = export("coco", "&model=" + other).jsonPath();

        assertThat(coco.getList("images.file_name")).containsExactly(image + ".jpg");
        assertThat(coco.getList("categories.name")).containsExactly("wolf");
        assertThat(export("coco", "&object=dog&atLeast=2").<String>path("code"))
                .isEqualTo("nothing-selected");
    }

    @Test
    void moreImagesThanAPageAreAllExported() {
        List<UUID> images = IntStream.range(0, 120).mapToObj(_ -> UUID.randomUUID()).toList();
        Rows.run("insert into category values ('Carrot') on conflict do nothing");
        for (UUID image : images) {
            Rows.run(
                    """
                    insert into image (id, source, status, submitted_at, content_type, width, height, bytes, object_key,
                        label)
                    values ('%s', '/cameras/%s', 'PENDING', now(), 'image/jpeg', 4, 3, 9, 'x', 'Carrot')
                    """
                            .formatted(image, camera));
        }

        JsonPath coco = export("coco", "").jsonPath();

        assertThat(coco.getList("images")).hasSize(120);
        assertThat(coco.getList("images.id").stream().distinct()).hasSize(120);
        assertThat(coco.getList("images.label").stream().distinct()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "'', unknown-format",
        "?format=docx, unknown-format",
        "?format=coco&model=a%20b, unknown-model",
        "?format=coco&categorie=x, bad-request",
        "?format=coco&limit=5, bad-request",
        "?format=coco&status=LOST, unknown-status",
        "?format=coco&source=/cameras/nobody, nothing-selected"
    })
    void exportThatMakesNoSenseIsRefused(String query, String code) {
        Response answer = given().urlEncodingEnabled(false).get(EXPORTS + query);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(400);
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo(code);
    }

    @Test
    void exportThatFailedDoesNotCountAsRunning() {
        for (int i = 0; i < 5; i++) {
            given().get(EXPORTS + "?format=coco&source=/cameras/nobody");
        }
        detected("dog");

        assertThat(export("coco", "").statusCode()).isEqualTo(200);
    }

    @Test
    void categoryNeverLeadsOutOfItsFolder() {
        assertThat(PictureExport.folder("../../etc/passwd")).isEqualTo(".._.._etc_passwd");
        assertThat(PictureExport.folder("..")).isEqualTo("__");
        assertThat(PictureExport.folder("Bitter_Gourd")).isEqualTo("Bitter_Gourd");
    }

    private Response export(String format, String more) {
        return given().urlEncodingEnabled(false)
                .get(EXPORTS + "?format=" + format + "&source=/cameras/" + camera + more);
    }

    /** A camera's frame with its original in the archive. */
    private UUID frame(byte[] picture) {
        UUID id = UUID.randomUUID();
        Kafka.send(
                "images",
                camera,
                picture,
                Map.of(
                        "ce_id", id.toString(),
                        "ce_source", "/cameras/" + camera,
                        "ce_time", Instant.now().toString()));
        await().untilAsserted(() -> assertThat(Api.get(id).statusCode()).isEqualTo(200));
        Api.awaitContent(id);
        return id;
    }

    private UUID detected(String... categories) {
        UUID id = frame(Pictures.jpeg(45, 31));
        Inference.annotates(id, "/cameras/" + camera, List.of(categories), _ -> {});
        Api.awaitStatus(id, "ANALYSED");
        return id;
    }

    private Consumer<ObjectNode> ofCamera() {
        return result -> result.put("source", "/cameras/" + camera);
    }

    private static void keep(String name, byte[] content) throws IOException {
        Files.createDirectories(FOR_TOOLS);
        Files.write(FOR_TOOLS.resolve(name), content);
    }

    private static Map<String, byte[]> unzip(Response answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(200);
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream zip =
                new ZipInputStream(new ByteArrayInputStream(answer.asByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }
}
