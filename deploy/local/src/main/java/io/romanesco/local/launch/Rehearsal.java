package io.romanesco.local.launch;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;

/**
 * A little of everything that the services do, so that a recording knows it; then a crowd, so that
 * it knows well what is done most, and a later JVM compiles that sooner: what is called once an
 * image, too, which takes the classification of more than a thousand.
 */
record Rehearsal(URI api) {

    private static final int PICTURES = 60;
    private static final int CROWD = 2000;
    private static final int CROWD_AT_A_TIME = 8;
    private static final int WAITS = 18;
    private static final int CLASSIFIED = 200;
    private static final int SIZE = 224;
    private static final List<String> PAGES =
            List.of(
                    "/api/v1/images?limit=20",
                    "/api/v1/images?status=CLASSIFIED&order=random",
                    "/api/v1/categories",
                    "/api/v1/palettes",
                    "/api/v1/models",
                    "/api/v1/stats",
                    "/q/metrics",
                    "/");

    void run() throws IOException, InterruptedException {
        Random random = new Random(1);
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int i = 0; i < PICTURES; i++) {
                String type = i % 10 == 9 ? "png" : "jpeg";
                send(client, uploadAndWait(picture(random, type), type));
                send(client, HttpRequest.newBuilder(api.resolve(PAGES.get(i % PAGES.size()))));
            }
            byte[] picture = picture(random, "jpeg");
            crowd(client, picture);
            awaitWorker(client, picture);
        }
    }

    private HttpRequest.Builder uploadAndWait(byte[] picture, String type) {
        return HttpRequest.newBuilder(api.resolve("/api/v1/images"))
                .header("Content-Type", "image/" + type)
                .header("Prefer", "wait=10")
                .POST(BodyPublishers.ofByteArray(picture));
    }

    /** Uploads that nobody waits for, and people who look at pages, several at a time. */
    private void crowd(HttpClient client, byte[] picture) throws IOException, InterruptedException {
        try (ExecutorService people = Executors.newFixedThreadPool(CROWD_AT_A_TIME)) {
            List<Callable<Void>> requests = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                HttpRequest.Builder request =
                        i % 4 == 0
                                ? HttpRequest.newBuilder(api.resolve(PAGES.get(i / 4 % 2)))
                                : HttpRequest.newBuilder(api.resolve("/api/v1/images"))
                                        .header("Content-Type", "image/jpeg")
                                        .POST(BodyPublishers.ofByteArray(picture));
                requests.add(() -> {
                    send(client, request);
                    return null;
                });
            }
            for (Future<Void> request : people.invokeAll(requests)) {
                request.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    /**
     * An upload that is classified stood behind the crowd's. On a machine too busy for that the
     * recording knows less, which is no reason to have none.
     */
    private void awaitWorker(HttpClient client, byte[] picture)
            throws IOException, InterruptedException {
        int waits = 1;
        while (send(client, uploadAndWait(picture, "jpeg")) != CLASSIFIED && waits < WAITS) {
            waits++;
        }
    }

    private static int send(HttpClient client, HttpRequest.Builder builder)
            throws IOException, InterruptedException {
        HttpRequest request = builder.timeout(Duration.ofSeconds(30)).build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            throw new IOException(
                    "%s answered %d: %s"
                            .formatted(request.uri(), answer.statusCode(), answer.body()));
        }
        return answer.statusCode();
    }

    private static byte[] picture(Random random, String type) throws IOException {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        for (int i = 0; i < 200; i++) {
            pen.setColor(new Color(random.nextInt(0x1000000)));
            pen.fillOval(random.nextInt(SIZE), random.nextInt(SIZE), 40, 40);
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, type, bytes);
        return bytes.toByteArray();
    }
}
