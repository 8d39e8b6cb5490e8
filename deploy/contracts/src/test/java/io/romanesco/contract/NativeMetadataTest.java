package io.romanesco.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.romanesco.contract.AnnotationResult.Annotated;
import io.romanesco.contract.ClassificationResult.Classified;
import io.romanesco.contract.ClassificationResult.Rejected;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NativeMetadataTest {

    @Test
    void everyRecordThatJacksonBindsIsRegisteredForNativeImages() throws JsonProcessingException {
        Set<String> bound = new TreeSet<>();
        bound.add(ClassificationResult.class.getName());
        collect(Classified.class, bound);
        collect(Rejected.class, bound);
        bound.add(AnnotationResult.class.getName());
        collect(Annotated.class, bound);
        collect(AnnotationResult.Rejected.class, bound);
        collect(ModelAnnouncement.class, bound);
        collect(ModelPolicy.class, bound);
        collect(SourcePolicy.class, bound);
        JsonNode metadata =
                Contracts.JSON.readTree(
                        Contracts.read(
                                "src/main/resources/META-INF/native-image/io.romanesco/romanesco-contracts/reachability-metadata.json"));

        assertThat(metadata.get("reflection").valueStream().map(each -> each.get("type").asText()))
                .containsExactlyInAnyOrderElementsOf(bound);
    }

    /** A record of this package with all that its components hold. */
    private static void collect(Type type, Set<String> bound) {
        if (type instanceof ParameterizedType list) {
            Arrays.stream(list.getActualTypeArguments()).forEach(each -> collect(each, bound));
        } else if (type instanceof Class<?> plain
                && plain.getName().startsWith("io.romanesco")
                && bound.add(plain.getName())
                && plain.isRecord()) {
            for (RecordComponent component : plain.getRecordComponents()) {
                collect(component.getGenericType(), bound);
            }
        }
    }
}
