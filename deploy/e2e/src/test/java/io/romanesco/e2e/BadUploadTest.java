package io.romanesco.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.romanesco.e2e.client.Answer;
import io.romanesco.e2e.client.Api;
import io.romanesco.e2e.client.Broker;
import io.romanesco.e2e.client.Drawings;
import io.romanesco.e2e.client.Form;
import io.romanesco.e2e.stack.LocalStack;
import io.romanesco.e2e.stack.Stacks;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad input gets a problem with its status and code, stores nothing and does not harm the service.
 */
@ExtendWith(Stacks.class)
class BadUploadTest {

    private static final byte[] TEXT = "This is no picture at all.".getBytes(UTF_8);
    private static final byte[] NOTHING = {};
    private static final String UNKNOWN = "019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77";

    private final Api api;
    private final Broker broker;
    private List<String> imagesBefore;
    private long recordsBefore;

    BadUploadTest(LocalStack stack) {
        this.api = stack.api();
        this.broker = stack.broker();
    }

    @BeforeEach
    void countImages() {
        imagesBefore = api.ids("order=newest");
        recordsBefore = broker.size("images");
    }

    @AfterEach
    void assertNothingIsStoredAndTheServiceIsUp() {
        assertThat(api.ids("order=newest")).containsExactlyInAnyOrderElementsOf(imagesBefore);
        assertThat(broker.size("images")).isEqualTo(recordsBefore);
        assertThat(api.isUp("live")).isTrue();
        assertThat(api.isUp("ready")).isTrue();
        assertThat(api.classified(Drawings.jpeg(701)).path("status").asText())
                .isEqualTo("CLASSIFIED");
    }

    @ParameterizedTest
    @MethodSource("badUploads")
    void badBodyIsAProblem(Function<Api, Answer> upload, int status, String code) {
        Problems.assertProblem(upload.apply(api), status, code);
    }

    static Stream<Arguments> badUploads() {
        byte[] good = Drawings.jpeg(702);
        byte[] broken = Drawings.truncatedJpeg();
        return Stream.of(
                raw("an empty body", "image/jpeg", NOTHING, 400, "empty-image"),
                raw("a text as text", "text/plain", TEXT, 415, "unsupported-type"),
                raw("a text as JPEG", "image/jpeg", TEXT, 415, "unsupported-type"),
                raw("a TIFF", "image/tiff", Drawings.tiff(), 415, "unsupported-type"),
                raw("a TIFF as JPEG", "image/jpeg", Drawings.tiff(), 415, "unsupported-type"),
                raw("a truncated file", "image/jpeg", broken, 422, "image-truncated"),
                form("a text named .jpg", jpeg("carrot.jpg", TEXT), 415, "unsupported-type"),
                form("an empty file", jpeg("carrot.jpg", NOTHING), 400, "empty-image"),
                form(
                        "an empty file among good ones",
                        jpeg("a.jpg", good)
                                .and("b.jpg", "image/jpeg", NOTHING)
                                .and("c.jpg", "image/jpeg", good),
                        400,
                        "empty-image"),
                form(
                        "a truncated file among good ones",
                        jpeg("a.jpg", good).and("b.jpg", "image/jpeg", broken),
                        422,
                        "image-truncated"),
                form(
                        "a path as its name",
                        jpeg("../../etc/passwd.jpg", good),
                        400,
                        "bad-file-name"),
                form("a Windows path", jpeg("..\\\\..\\\\evil.jpg", good), 400, "bad-file-name"),
                form("an absolute path", jpeg("/etc/passwd", good), 400, "bad-file-name"),
                form(
                        "a path among good names",
                        jpeg("a.jpg", good).and("../b.jpg", "image/jpeg", good),
                        400,
                        "bad-file-name"),
                form(
                        "a wrong field",
                        new Form().part("picture", "carrot.jpg", "image/jpeg", good),
                        400,
                        "wrong-field"),
                form("a form without parts", new Form(), 400, "empty-upload"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/content",
                "/activation",
                "/events",
                "/results",
                "/annotated",
                "/annotations?format=coco"
            })
    void unknownIdIsAProblem(String part) {
        Problems.assertProblem(api.image(UNKNOWN + part), 404, "image-not-found");
    }

    @Test
    void changeOfAnUnknownIdIsAProblem() {
        Problems.assertProblem(
                api.patch(Api.IMAGES + "/" + UNKNOWN, "{\"label\":null}"), 404, "image-not-found");
        Problems.assertProblem(api.delete(Api.IMAGES + "/" + UNKNOWN), 404, "image-not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "not-a-uuid", "019b2c5e7f3a7c11a3a50d6c2f1e4b77"})
    void malformedIdIsAProblem(String id) {
        Problems.assertProblem(api.image(id), 400, "malformed-id");
    }

    private static Form jpeg(String fileName, byte[] content) {
        return Form.file(fileName, "image/jpeg", content);
    }

    private static Arguments raw(
            String what, String contentType, byte[] body, int status, String code) {
        Function<Api, Answer> upload = api -> api.upload(contentType, body);
        return arguments(named(what, upload), status, code);
    }

    private static Arguments form(String what, Form form, int status, String code) {
        Function<Api, Answer> upload = api -> api.upload(form);
        return arguments(named(what, upload), status, code);
    }
}
