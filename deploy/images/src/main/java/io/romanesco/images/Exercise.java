package io.romanesco.images;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import javax.imageio.ImageIO;

/** A little of everyday's work, so that the caches know what it needs. */
record Exercise(HttpClient client, URI api) {

    private static final int PICTURES = 40;

    /**
     * Uploads drawings, waits for their answers, looks around.
     *
     * @throws UserError when an upload is not classified
     */
    void run() throws IOException, InterruptedException {
        for (int i = 0; i < PICTURES; i++) {
            upload(
                    picture(i, i % 4 == 0 ? "png" : "jpeg"),
                    i % 4 == 0 ? "image/png" : "image/jpeg");
        }
        for (String path :
                List.of(
                        "/api/v1/images",
                        "/api/v1/images?order=random",
                        "/api/v1/categories",
                        "/api/v1/stats",
                        "/q/metrics")) {
            client.send(HttpRequest.newBuilder(api.resolve(path)).build(), BodyHandlers.ofString());
        }
    }

    private void upload(byte[] picture, String type) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(api.resolve("/api/v1/images"))
                        .header("Content-Type", type)
                        .header("Prefer", "wait=20")
                        .POST(BodyPublishers.ofByteArray(picture))
                        .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200 || !answer.body().contains("\"CLASSIFIED\"")) {
            throw new UserError("An upload was not classified: " + answer.body());
        }
    }

    private static byte[] picture(int number, String format) throws IOException {
        BufferedImage image = new BufferedImage(320 + 8 * number, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.getHSBColor(number / (float) PICTURES, 0.8f, 0.9f));
        pen.fillRect(0, 0, image.getWidth(), image.getHeight());
        pen.setColor(Color.WHITE);
        pen.fillOval(40, 40, 160, 160);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }
}
