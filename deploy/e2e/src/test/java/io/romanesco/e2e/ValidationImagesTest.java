package io.romanesco.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.e2e.client.Answer;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Form;
import io.romanesco.e2e.client.Patience;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Repository;
import io.romanesco.e2e.stack.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;

/** The accuracy of the model through the running stack. The repository lacks the pictures. */
@ExtendWith(Stacks.class)
class ValidationImagesTest {

    private static final Path PICTURES =
            Repository.ROOT.resolve("../shared/data/vegetables-validation.tar").normalize();

    private static final int OF_EACH_CLASS = 10;
    private static final int CLASSES = 15;
    private static final int RIGHT = 145;

    static boolean picturesExist() {
        return Files.exists(PICTURES);
    }

    @Test
    @EnabledIf(
            value = "picturesExist",
            disabledReason = "there is no ../shared/data/vegetables-validation.tar")
    void validationImagesGetTheirCategory(LocalStack stack) throws IOException {
        Api api = stack.api();
        Map<String, String> categories = new HashMap<>();
        pictures()
                .forEach((category, pictures) ->
                        upload(api, pictures).forEach(id -> categories.put(id, category)));
        assertThat(categories).hasSize(OF_EACH_CLASS * CLASSES);

        Patience.await("all results")
                .until(() -> api.ids("status=CLASSIFIED").containsAll(categories.keySet()));

        List<String> wrong = new ArrayList<>();
        categories.forEach((id, category) -> {
            JsonNode result = api.image(id).json().path("classification");
            if (!result.path("category").asText().equals(category)) {
                wrong.add(category + " as " + result.path("category").asText());
            }
        });
        assertThat(categories.size() - wrong.size())
                .as("wrong: %s", wrong)
                .isGreaterThanOrEqualTo(RIGHT);
    }

    private static List<String> upload(Api api, List<byte[]> pictures) {
        Form form = new Form();
        pictures.forEach(picture -> form.and("picture.jpg", "image/jpeg", picture));
        Answer answer = api.upload(form);
        assertThat(answer.status()).as("%s", answer).isEqualTo(202);
        return answer.json().path("images").findValuesAsText("id");
    }

    private static Map<String, List<byte[]>> pictures() throws IOException {
        Map<String, List<byte[]>> pictures = new HashMap<>();
        try (TarFile tar = new TarFile(PICTURES)) {
            for (TarArchiveEntry entry : tar.getEntries()) {
                if (entry.isFile()) {
                    List<byte[]> ofClass =
                            pictures.computeIfAbsent(
                                    entry.getName().split("/")[1], key -> new ArrayList<>());
                    if (ofClass.size() < OF_EACH_CLASS) {
                        ofClass.add(tar.getInputStream(entry).readAllBytes());
                    }
                }
            }
        }
        return pictures;
    }
}
