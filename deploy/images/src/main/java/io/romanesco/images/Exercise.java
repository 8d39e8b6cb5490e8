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

/**
 * A little of everyday's work, so that the caches know what it needs; and so much of it that they
 * know what is done once an image, too, as worth compiling.
 */
record Exercise(HttpClient client, URI api) {

    private static final int PICTURES = 40;
    private static final int CROWD = 1500;
    private static final int WAITS = 9;
    private static final int CLASSIFIED = 200;

    /**
     * Uploads drawings, waits for their answers, looks around, and uploads many more.
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
        crowd(picture(PICTURES, "jpeg"));
    }

    private void upload(byte[] picture, String type) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(picture, type, 20);
        if (answer.statusCode() != CLASSIFIED || !answer.body().contains("\"CLASSIFIED\"")) {
            throw new UserError("An upload was not classified: " + answer.body());
        }
    }

    /**
     * Uploads one picture again and again, then waits for one that stands behind them; not for
     * ever, since a cache that knows less is no reason to have none.
     */
    private void crowd(byte[] picture) throws IOException, InterruptedException {
        for (int i = 0; i < CROWD; i++) {
            send(picture, "image/jpeg", 0);
        }
        int waits = 1;
        while (send(picture, "image/jpeg", 20).statusCode() != CLASSIFIED && waits < WAITS) {
            waits++;
        }
    }

    private HttpResponse<String> send(byte[] picture, String type, int waitSeconds)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(api.resolve("/api/v1/images"))
                        .header("Content-Type", type)
                        .header("Prefer", "wait=" + waitSeconds)
                        .POST(BodyPublishers.ofByteArray(picture))
                        .build();
        return client.send(request, BodyHandlers.ofString());
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
