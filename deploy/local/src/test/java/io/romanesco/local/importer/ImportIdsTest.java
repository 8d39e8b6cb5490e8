package io.romanesco.local.importer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImportIdsTest {

    private static final byte[] CONTENT = "a picture".getBytes(StandardCharsets.UTF_8);

    static JsonNode samples() throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("../contracts/samples/record-ids.json").toFile());
    }

    static Stream<Arguments> derivedIds() throws IOException {
        return samples()
                .path("records")
                .valueStream()
                .filter(sample -> !isUuid(sample.path("ceId")))
                .map(sample -> Arguments.of(nameIn(sample), sample.path("id").asText()));
    }

    @ParameterizedTest
    @MethodSource("derivedIds")
    void nameBasedIdsEqualThoseOfTheContract(String name, String id) {
        assertThat(ImportIds.nameBased(ImportIds.NAMESPACE, name)).hasToString(id);
    }

    @Test
    void namespaceEqualsThatOfTheContract() throws IOException {
        assertThat(ImportIds.NAMESPACE).hasToString(samples().path("namespace").asText());
    }

    @Test
    void sameFileOfTheSameCameraKeepsItsId() {
        UUID id = ImportIds.of("import-shop", "Bean/1.jpg", CONTENT);

        assertThat(ImportIds.of("import-shop", "Bean/1.jpg", CONTENT.clone())).isEqualTo(id);
        assertThat(id.version()).isEqualTo(5);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void otherCameraPathOrContentGivesAnotherId() {
        UUID id = ImportIds.of("import-shop", "Bean/1.jpg", CONTENT);

        assertThat(ImportIds.of("import-market", "Bean/1.jpg", CONTENT)).isNotEqualTo(id);
        assertThat(ImportIds.of("import-shop", "Bean/2.jpg", CONTENT)).isNotEqualTo(id);
        assertThat(ImportIds.of("import-shop", "Bean/1.jpg", new byte[] {1})).isNotEqualTo(id);
    }

    private static boolean isUuid(JsonNode ceId) {
        return ceId.asText().matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    private static String nameIn(JsonNode sample) {
        return sample.path("ceId").isNull()
                ? "%s/%d/%d"
                        .formatted(
                                sample.path("topic").asText(),
                                sample.path("partition").asLong(),
                                sample.path("offset").asLong())
                : sample.path("ceSource").asText() + "\n" + sample.path("ceId").asText();
    }
}
