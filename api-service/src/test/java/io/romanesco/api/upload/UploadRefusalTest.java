package io.romanesco.api.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Pictures;
import io.romanesco.api.support.Rows;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class UploadRefusalTest {

    private static final int MEBIBYTE = 1 << 20;
    private static final byte[] TEXT = "a text is no image".getBytes(StandardCharsets.UTF_8);

    @Test
    void emptyFormIsRefused() {
        refused(given().multiPart("other", "text"), 400, "empty-upload");
    }

    @Test
    void emptyBodyIsRefused() {
        refused(given().contentType("image/jpeg"), 400, "empty-image");
    }

    @Test
    void fileInAnotherFieldIsRefused() {
        refused(given().multiPart("photo", "a.jpg", Pictures.jpeg()), 400, "wrong-field");
    }

    @Test
    void emptyFileAmongGoodOnesRefusesThemAllAndIsNamed() {
        String problem =
                refused(
                        given().multiPart("file", "good.jpg", Pictures.jpeg())
                                .multiPart("file", "empty.jpg", new byte[0]),
                        400,
                        "empty-image");

        assertThat(problem).contains("File 2 of 2 ('empty.jpg')");
    }

    @Test
    void textNamedAsAPictureIsRefusedWithWhatIsAcceptedAndWhatCame() {
        String problem = refused(given().multiPart("file", "a.jpg", TEXT), 415, "unsupported-type");

        assertThat(problem).contains("JPEG, PNG, WebP, GIF and BMP").contains("This is text");
    }

    @Test
    void anotherContentTypeIsRefusedByItsContent() {
        refused(given().contentType("text/plain").body(TEXT), 415, "unsupported-type");
        refused(given().contentType("application/json").body("{}"), 415, "unsupported-type");
    }

    @Test
    void truncatedImageIsRefused() {
        byte[] cut = Pictures.cut(Pictures.jpeg(), 400);
        byte[] cutPng = Pictures.cut(Pictures.png(), 100);

        refused(given().multiPart("file", "a.jpg", cut), 422, "image-truncated");
        refused(given().multiPart("file", "a.png", cutPng), 422, "image-truncated");
    }

    @Test
    void corruptImageIsRefused() {
        byte[] corrupt = Pictures.jpeg();
        corrupt[20] = 0x55;
        corrupt[21] = 0x55;

        refused(given().multiPart("file", "a.jpg", corrupt), 422, "image-corrupt");
    }

    @Test
    void imageOverTheLimitIsRefused() {
        byte[] large = Pictures.jpegOfBytes(17 * MEBIBYTE);

        refused(given().multiPart("file", "a.jpg", large), 413, "image-too-large");
    }

    @Test
    void partWithoutAFileNameIsRefusedWithWhatIsMissing() throws Exception {
        String answer =
                raw(
                        "multipart/form-data; boundary=B",
                        "--B\r\nContent-Disposition: form-data; name=\"file\"\r\n"
                                + "Content-Type: image/jpeg\r\n\r\nx\r\n--B--\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"bad-file-name\"");
        assertThat(answer).contains("Send it with one.");
    }

    @ParameterizedTest
    @CsvSource({
        "boundary=B, ''",
        "boundary=X, --B--",
        "boundary=, --B--",
        "boundary=B, '--B\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                + "x'",
    })
    void formThatIsCutOrNotWellFormedIsTheClientsFault(String boundary, String body)
            throws Exception {
        String answer = raw("multipart/form-data; " + boundary, body);

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"bad-request\"");
        assertThat(answer).contains("Send it whole");
        Contracts.assertValid("problem", answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    @Test
    void bodyWithoutAContentTypeIsJudgedByItsContent() throws Exception {
        String answer = raw("", "a text");

        assertThat(answer).startsWith("HTTP/1.1 415 ").contains("This is text");
    }

    /** As it stands there: clients of tests would mend it. */
    private static String raw(String contentType, String body) throws IOException {
        String type = contentType.isEmpty() ? "" : "Content-Type: " + contentType + "\r\n";
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String request =
                    "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n%s"
                            .formatted(Api.IMAGES, type, body.length(), body);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void fileNameThatWouldBeAPathIsRefused() {
        refused(
                given().multiPart("file", "../../../etc/passwd.jpg", Pictures.jpeg()),
                400,
                "bad-file-name");
    }

    @Test
    void tooManyFilesAreRefused() {
        RequestSpecification request = given();
        for (int i = 0; i < 21; i++) {
            request = request.multiPart("file", i + ".jpg", Pictures.jpeg());
        }

        refused(request, 400, "too-many-files");
    }

    private static String refused(RequestSpecification request, int status, String code) {
        long before = Rows.count("select count(*) from image");

        Response answer = request.post(Api.IMAGES);

        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/problem+json");
        Contracts.assertValid("problem", answer.asString());
        assertThat(answer.<String>path("code")).isEqualTo(code);
        assertThat(Rows.count("select count(*) from image")).isEqualTo(before);
        return answer.path("detail");
    }
}
