package io.romanesco.inference.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import io.romanesco.inference.model.repository.ModelManifest.ModelFile;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.Test;

/** Compares the types that are used by reflection with those registered for native-image. */
class ReflectionTest {

    @Test
    void everyRecordThatJacksonBindsIsRegistered() throws IOException {
        Set<String> bound = new TreeSet<>();
        collect(ModelFile.class, bound);

        assertThat(bound).isNotEmpty();
        assertThat(Metadata.read().reflective()).containsExactlyInAnyOrderElementsOf(bound);
    }

    @Test
    void everyCodecThatPlugsIntoTheJdkIsRegistered() throws IOException {
        Set<String> codecs =
                ServiceLoader.load(ImageReaderSpi.class).stream()
                        .map(provider -> provider.type().getName())
                        .collect(Collectors.toSet());
        Set<String> registered =
                StreamSupport.stream(Metadata.read().json().get("reflection").spliterator(), false)
                        .map(type -> type.get("type").asText())
                        .collect(Collectors.toSet());

        assertThat(codecs).isNotEmpty();
        assertThat(registered).containsAll(codecs);
    }

    /** Adds a type of this service and the types of its components. */
    private static void collect(Type type, Set<String> bound) {
        switch (type) {
            case ParameterizedType list ->
                    Arrays.stream(list.getActualTypeArguments())
                            .forEach(each -> collect(each, bound));
            case Class<?> plain
                    when plain.getName().startsWith("io.romanesco")
                            && bound.add(plain.getName()) -> {
                if (plain.isRecord()) {
                    for (RecordComponent component : plain.getRecordComponents()) {
                        collect(component.getGenericType(), bound);
                    }
                }
            }
            default -> {
                // A type of the JDK, which Jackson handles without reflection.
            }
        }
    }
}
