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
import javax.imageio.spi.ImageInputStreamSpi;
import javax.imageio.spi.ImageOutputStreamSpi;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.spi.ImageTranscoderSpi;
import javax.imageio.spi.ImageWriterSpi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the types that are used by reflection with those registered for native-image. */
class ReflectionTest {

    @Test
    void everyRecordThatJacksonBindsIsRegistered() throws IOException {
        Set<String> bound = new TreeSet<>();
        collect(ModelFile.class, bound);

        assertThat(bound).isNotEmpty();
        assertThat(Metadata.read().reflective()).containsExactlyInAnyOrderElementsOf(bound);
    }

    /** ImageIO makes them from service files when it is first used, and fails if one is missing. */
    @ParameterizedTest
    @ValueSource(
            classes = {
                ImageInputStreamSpi.class,
                ImageOutputStreamSpi.class,
                ImageReaderSpi.class,
                ImageTranscoderSpi.class,
                ImageWriterSpi.class
            })
    void everyPartThatPlugsIntoImageIoIsRegistered(Class<?> service) throws IOException {
        Set<String> named =
                ServiceLoader.load(service).stream()
                        .map(provider -> provider.type().getName())
                        .collect(Collectors.toSet());

        assertThat(Metadata.read().createdByName()).containsAll(named);
    }

    @Test
    void thereAreReadersAndStreamsToRegister() {
        assertThat(ServiceLoader.load(ImageReaderSpi.class)).isNotEmpty();
        assertThat(ServiceLoader.load(ImageInputStreamSpi.class)).isNotEmpty();
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
