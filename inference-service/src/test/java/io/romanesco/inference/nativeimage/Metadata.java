package io.romanesco.inference.nativeimage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The registrations for native-image: {@code reachability-metadata.json} of this service. */
public record Metadata(JsonNode json) {

    public static Metadata read() throws IOException {
        String name =
                "/META-INF/native-image/io.romanesco/inference-service/reachability-metadata.json";
        try (InputStream file = Metadata.class.getResourceAsStream(name)) {
            return new Metadata(new ObjectMapper().readTree(file));
        }
    }

    /** Types, by name, whose every constructor, method and field can be reflected on. */
    Set<String> reflective() {
        return types("allDeclaredConstructors").stream()
                .filter(types("allDeclaredMethods")::contains)
                .filter(types("allDeclaredFields")::contains)
                .collect(Collectors.toSet());
    }

    /** Types, by name, whose constructor without parameters can be called by reflection. */
    Set<String> createdByName() {
        return stream(json.get("reflection"))
                .filter(type ->
                        stream(type.path("methods"))
                                .anyMatch(method ->
                                        method.get("name").asText().equals("<init>")
                                                && method.get("parameterTypes").isEmpty()))
                .map(type -> type.get("type").asText())
                .collect(Collectors.toSet());
    }

    /** Types that JNI finds. */
    Set<String> jni() {
        return types("jniAccessible");
    }

    /** Constructors that JNI finds, as {@code Type(parameter,parameter)}. */
    Set<String> jniConstructors() {
        return stream(json.get("reflection"))
                .filter(type -> type.path("jniAccessible").asBoolean())
                .flatMap(type ->
                        stream(type.path("methods"))
                                .filter(method -> method.get("name").asText().equals("<init>"))
                                .map(method -> type.get("type").asText() + list(method)))
                .collect(Collectors.toSet());
    }

    /** Calls of foreign functions, as {@code result(argument,argument)}. */
    public Set<String> downcalls() {
        return stream(json.at("/foreign/downcalls"))
                .map(call -> call.get("returnType").asText() + list(call))
                .collect(Collectors.toSet());
    }

    private Set<String> types(String flag) {
        return stream(json.get("reflection"))
                .filter(type -> type.path(flag).asBoolean())
                .map(type -> type.get("type").asText())
                .collect(Collectors.toSet());
    }

    private static String list(JsonNode parameters) {
        return stream(parameters.get("parameterTypes"))
                .map(JsonNode::asText)
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
