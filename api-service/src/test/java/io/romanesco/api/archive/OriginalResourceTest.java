package io.romanesco.api.archive;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.romanesco.api.events.ChangePublisher;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Rows;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3AsyncClient;

@QuarkusTest
class OriginalResourceTest {

    private final ImageRepository images;
    private final ContentLinks links;
    private final ChangePublisher changes;
    private final S3AsyncClient s3;
    private final ArchiveConfig config;

    OriginalResourceTest(
            ImageRepository images,
            ContentLinks links,
            ChangePublisher changes,
            S3AsyncClient s3,
            ArchiveConfig config) {
        this.images = images;
        this.links = links;
        this.changes = changes;
        this.s3 = s3;
        this.config = config;
    }

    @Test
    void deletionKeepsNoRowLockedWhileItWaitsForTheObjectStore() throws Throwable {
        UUID id = archived();

        delete(
                id,
                _ ->
                        Rows.run(
                                "select 1 from image where id = '%s' for update nowait"
                                        .formatted(id)));

        assertThat(Api.get(id).statusCode()).isEqualTo(404);
    }

    @Test
    void originalArchivedDuringTheDeletionIsDeletedToo() throws Throwable {
        UUID id = archived();
        List<String> deleted = new ArrayList<>();

        delete(
                id,
                key -> {
                    deleted.add(key);
                    if (deleted.size() == 1) {
                        Rows.run(
                                "update image set object_key = 'later.jpg' where id = '%s'"
                                        .formatted(id));
                    }
                    Rows.run("select 1 from image where id = '%s' for update nowait".formatted(id));
                });

        assertThat(deleted).hasSize(2).endsWith("later.jpg");
        assertThat(Api.get(id).statusCode()).isEqualTo(404);
    }

    @Test
    void originalArchivedAgainUnderItsKeyDuringTheDeletionIsDeletedToo() throws Throwable {
        UUID id = archived();
        List<String> deleted = new ArrayList<>();

        delete(
                id,
                key -> {
                    deleted.add(key);
                    if (deleted.size() == 1) {
                        Rows.run(
                                "update image set object_key = object_key where id = '%s'"
                                        .formatted(id));
                    }
                });

        assertThat(deleted).hasSize(2).containsOnly(deleted.getFirst());
        assertThat(Api.get(id).statusCode()).isEqualTo(404);
    }

    @Test
    void deletionWhileTheObjectStoreIsDownRemovesNothingAndASecondOneRemovesAll() {
        UUID id = archived();
        String link = Api.content(id).header("Location");
        System.setProperty("romanesco.test.s3.cut", "true");
        try {
            Response refused = given().delete(Api.IMAGES + "/" + id);

            assertThat(refused.statusCode()).isEqualTo(503);
            Contracts.assertValid("problem", refused.asString());
            assertThat(refused.<String>path("code")).isEqualTo("dependency-unavailable");
            assertThat(Api.get(id).statusCode()).isEqualTo(200);
        } finally {
            System.clearProperty("romanesco.test.s3.cut");
        }

        given().delete(Api.IMAGES + "/" + id).then().statusCode(204);

        assertThat(Api.get(id).statusCode()).isEqualTo(404);
        assertThat(given().urlEncodingEnabled(false).get(link).statusCode()).isEqualTo(404);
    }

    private static UUID archived() {
        UUID id = Api.upload(Pictures.jpeg());
        Api.awaitContent(id);
        return id;
    }

    /** Deletes an image with an object store that only tells of each deletion. */
    private void delete(UUID id, Consumer<String> onDelete) throws Throwable {
        ObjectStore store =
                new ObjectStore(s3, config) {
                    @Override
                    public Uni<Void> delete(String key) {
                        return Uni.createFrom().voidItem().invoke(() -> onDelete.accept(key));
                    }
                };
        OriginalResource resource = new OriginalResource(images, store, links, changes);
        VertxContextSupport.subscribeAndAwait(() -> resource.delete(id));
    }
}
