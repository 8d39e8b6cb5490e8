package io.romanesco.api.upload;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Contracts;
import io.romanesco.api.support.Pictures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class UploadTransferTest {

    private static final int MEBIBYTE = 1 << 20;

    @Test
    void requestOverTheLimitIsRefusedBeforeItIsRead() throws Exception {
        refusedWhileSending(
                "Content-Length: %d\r\n\r\n".formatted(65 * MEBIBYTE), 413, "request-too-large");
    }

    /** Both ways to read it: a raw body by a thread that waits, a form by the event loop. */
    @ParameterizedTest
    @ValueSource(strings = {"image/jpeg", "multipart/form-data; boundary=B"})
    void bodyThatDoesNotArriveIsGivenUp(String contentType) throws Exception {
        refusedWhileSending(
                "Content-Type: %s\r\nContent-Length: %d\r\n\r\n--B\r\n"
                        .formatted(contentType, 15 * MEBIBYTE),
                408,
                "upload-too-slow");
        given().contentType("image/jpeg")
                .body(Pictures.jpeg())
                .post(Api.IMAGES)
                .then()
                .statusCode(202);
    }

    @Test
    void streamedBodyOverTheLimitIsRefusedWithAProblem() throws Exception {
        byte[] large = Pictures.jpegOfBytes(17 * MEBIBYTE);

        HttpResponse<String> answer = stream(large);

        assertThat(answer.statusCode()).isEqualTo(413);
        Contracts.assertValid("problem", answer.body());
        assertThat(answer.body()).contains("\"image-too-large\"");
    }

    @Test
    void streamedBodyWithinTheLimitIsAccepted() throws Exception {
        byte[] image = Pictures.jpeg();

        HttpResponse<String> answer = stream(image);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    }

    private HttpResponse<String> stream(byte[] body) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create("http://localhost:" + RestAssured.port + Api.IMAGES))
                            .header("Content-Type", "image/jpeg")
                            .POST(
                                    BodyPublishers.ofInputStream(
                                            () -> new ByteArrayInputStream(body)))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    /** Sends the beginning of an upload only, and reads the answer until the connection ends. */
    private static void refusedWhileSending(String begin, int status, String code)
            throws Exception {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            String request =
                    "POST %s HTTP/1.1\r\nHost: localhost\r\n%s".formatted(Api.IMAGES, begin);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));

            String answer =
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            Contracts.assertValid("problem", body);
            assertThat(body).contains('"' + code + '"');
        }
    }
}
