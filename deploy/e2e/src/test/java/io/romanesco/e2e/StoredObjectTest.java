package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.e2e.client.Answer;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Download;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Stacks.class)
class StoredObjectTest {

    private final Api api;

    StoredObjectTest(LocalStack stack) {
        this.api = stack.api();
    }

    @Test
    void presignedUrlReturnsTheUploadedBytes() {
        byte[] picture = Drawings.jpeg(401);

        Download content = Download.of(presigned(upload(picture)));

        assertThat(content.status()).isEqualTo(200);
        assertThat(content.body()).isEqualTo(picture);
        assertThat(content.contentType()).isEqualTo("image/jpeg");
    }

    @Test
    void unsignedUrlIsForbidden() {
        URI signed = presigned(upload(Drawings.jpeg(402)));
        URI unsigned = URI.create(signed.toString().replaceAll("\\?.*", ""));

        assertThat(Download.of(unsigned).status()).isEqualTo(403);
    }

    @Test
    void deletedImageLeavesNeitherRowNorObject() {
        String id = upload(Drawings.jpeg(403));
        URI content = presigned(id);

        Answer deleted = api.delete(Api.IMAGES + "/" + id);

        assertThat(deleted.status()).as("%s", deleted).isEqualTo(204);
        Problems.assertProblem(api.image(id), 404, "image-not-found");
        Problems.assertProblem(api.get(Api.IMAGES + "/" + id + "/content"), 404, "image-not-found");
        assertThat(api.ids("order=newest")).doesNotContain(id);
        assertThat(Download.of(content).status()).isEqualTo(404);
        Problems.assertProblem(api.delete(Api.IMAGES + "/" + id), 404, "image-not-found");
    }

    private String upload(byte[] picture) {
        return api.classified(picture).path("id").asText();
    }

    private URI presigned(String id) {
        String path = Api.IMAGES + "/" + id + "/content";
        Patience.await("the archive").until(() -> api.get(path).status() == 302);
        return URI.create(api.get(path).header("location"));
    }
}
