package io.romanesco.api.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What Jackson binds outside of resources, against what native-image is told. */
class ReflectionTest {

    private static final String METADATA =
            "/META-INF/native-image/io.romanesco/api-service/reachability-metadata.json";

    @Test
    void everyRecordOfEventsAndStoredResultsIsRegistered()
            throws IOException, ClassNotFoundException {
        Set<String> bound = new TreeSet<>();
        collect(Class.forName("io.romanesco.api.images.Image"), bound);
        collect(Class.forName("io.romanesco.api.results.Annotation"), bound);
        Set<String> registered = new TreeSet<>();
        try (InputStream file = ReflectionTest.class.getResourceAsStream(METADATA)) {
            for (JsonNode type : new ObjectMapper().readTree(file).get("reflection")) {
                if (!type.get("type").asText().startsWith("io.romanesco.")) {
                    continue;
                }
                for (String all :
                        new String[] {
                            "allDeclaredConstructors", "allDeclaredMethods", "allDeclaredFields"
                        }) {
                    assertThat(type.path(all).asBoolean()).as("%s: %s", type, all).isTrue();
                }
                registered.add(type.get("type").asText());
            }
        }

        assertThat(bound).hasSizeGreaterThan(1);
        assertThat(registered).isEqualTo(bound);
    }

    /** A type of ours with all that its components hold. */
    private static void collect(Type type, Set<String> bound) {
        switch (type) {
            case ParameterizedType list ->
                    Arrays.stream(list.getActualTypeArguments())
                            .forEach(each -> collect(each, bound));
            case Class<?> plain
                    when plain.getName().startsWith("io.romanesco.api")
                            && bound.add(plain.getName()) -> {
                if (plain.isRecord()) {
                    for (RecordComponent component : plain.getRecordComponents()) {
                        collect(component.getGenericType(), bound);
                    }
                }
            }
            default -> {
                // The JDK's own: Jackson needs no reflection for it.
            }
        }
    }
}
