package io.romanesco.inference.nativeimage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What ONNX Runtime's JNI library asks the JVM for, against what native-image is told. JNI finds
 * classes and members by names and descriptors: those are texts in the library, each ended by a
 * zero byte.
 */
class OnnxRuntimeJniTest {

    private static final String LIBRARY =
            "/ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so";

    private static Set<String> texts;
    private static Metadata metadata;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream library = OrtEnvironment.class.getResourceAsStream(LIBRARY)) {
            texts = new HashSet<>();
            String all = new String(library.readAllBytes(), StandardCharsets.ISO_8859_1);
            texts.addAll(Arrays.asList(all.split("\0")));
        }
        metadata = Metadata.read();
    }

    @Test
    void everyClassThatItLooksForIsRegistered() throws ClassNotFoundException {
        Set<String> wanted = classes().stream().map(Class::getName).collect(Collectors.toSet());

        assertThat(wanted).hasSizeGreaterThan(10).contains("ai.onnxruntime.OrtException");
        assertThat(metadata.jni()).containsAll(wanted).contains("java.lang.String");
    }

    @Test
    void everyConstructorThatItCallsIsRegistered() throws ClassNotFoundException {
        Set<String> wanted =
                classes().stream()
                        .flatMap(type -> Arrays.stream(type.getDeclaredConstructors()))
                        .filter(constructor -> texts.contains(descriptor(constructor)))
                        .map(OnnxRuntimeJniTest::name)
                        .collect(Collectors.toSet());

        assertThat(texts).contains("<init>");
        assertThat(wanted)
                .contains("ai.onnxruntime.OnnxTensor(long,long,ai.onnxruntime.TensorInfo)");
        assertThat(metadata.jniConstructors()).isEqualTo(wanted);
    }

    @Test
    void itLooksForNoMethodsAndFieldsBesides() throws ClassNotFoundException {
        for (Class<?> type : classes()) {
            for (Method method : type.getDeclaredMethods()) {
                MethodType shape =
                        MethodType.methodType(method.getReturnType(), method.getParameterTypes());
                assertThat(
                                texts.contains(method.getName())
                                        && texts.contains(shape.toMethodDescriptorString()))
                        .as("a registration of %s", method)
                        .isFalse();
            }
            for (Field field : type.getDeclaredFields()) {
                assertThat(
                                texts.contains(field.getName())
                                        && texts.contains(field.getType().descriptorString()))
                        .as("a registration of %s", field)
                        .isFalse();
            }
        }
    }

    private static List<Class<?>> classes() throws ClassNotFoundException {
        List<Class<?>> found = new ArrayList<>();
        for (String text : texts) {
            if (text.matches("ai/onnxruntime/[\\w$/]+")) {
                found.add(
                        Class.forName(
                                text.replace('/', '.'),
                                false,
                                OnnxRuntimeJniTest.class.getClassLoader()));
            }
        }
        return found;
    }

    private static String descriptor(Constructor<?> constructor) {
        return MethodType.methodType(void.class, constructor.getParameterTypes())
                .toMethodDescriptorString();
    }

    private static String name(Constructor<?> constructor) {
        return Arrays.stream(constructor.getParameterTypes())
                .map(Class::getTypeName)
                .collect(
                        Collectors.joining(
                                ",", constructor.getDeclaringClass().getName() + "(", ")"));
    }
}
