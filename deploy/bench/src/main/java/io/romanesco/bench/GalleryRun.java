package io.romanesco.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.bench.load.GalleryRows;
import io.romanesco.bench.load.HttpLoad;
import io.romanesco.bench.load.HttpLoad.Load;
import io.romanesco.bench.stack.LocalStack;
import io.romanesco.bench.stack.Usage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Fifty readers of a gallery with a million images: first pages, later pages, filters and random
 * samples. First each reader asks again as soon as it is answered, so that fifty requests are
 * always open. Then each asks four times a second, which is as fast as a person scrolls.
 */
final class GalleryRun implements Callable<Void> {

    private static final int ROWS = Integer.getInteger("rows", 1_000_000);
    private static final int READERS = 50;
    private static final int PAGES_A_SECOND = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final int SECONDS = 20;
    private static final Duration TIME = Duration.ofSeconds(SECONDS);
    private static final int LATER_PAGES = 3;

    private static final List<String> FIRST_PAGES =
            List.of(
                    "/api/v1/images?limit=20",
                    "/api/v1/images?limit=20&category=Category_3",
                    "/api/v1/images?limit=20&palette=rgb&color=%23FF0000",
                    "/api/v1/images?limit=20&palette=rgb&color=%23FF0080",
                    "/api/v1/images?limit=20&category=Category_3&palette=ryb&color=%23B2D732",
                    "/api/v1/images?limit=20&status=REJECTED",
                    "/api/v1/images?limit=20&source=/cameras/gate-7",
                    "/api/v1/images?limit=20&order=random",
                    "/api/v1/images?limit=20&order=random&category=Category_3");

    @Override
    public Void call() throws Exception {
        try (LocalStack stack = LocalStack.start(Map.of())) {
            long began = System.nanoTime();
            GalleryRows.fill(stack.database(), ROWS);
            Report.line("%d rows in %d s", ROWS, (System.nanoTime() - began) / 1_000_000_000);
            try (HttpLoad readers = HttpLoad.readers(stack.url(), pages(stack.url()))) {
                readers.inTurn(Integer.MAX_VALUE, READERS, WARM_UP);
                Map<String, Usage> before = stack.usage();
                Load load = readers.inTurn(Integer.MAX_VALUE, READERS, TIME);
                Map<String, Usage> after = stack.usage();
                report("%d readers, %.0f pages/s".formatted(READERS, load.rate()), load);
                for (String name : List.of("api-service", "postgres")) {
                    double cpu = after.get(name).cpuSeconds() - before.get(name).cpuSeconds();
                    Report.line("  %-12s %.2f ms CPU a page", name, cpu / load.answered() * 1e3);
                }
                report(
                        "%d readers, each %d pages a second".formatted(READERS, PAGES_A_SECOND),
                        readers.atRate(READERS * PAGES_A_SECOND, SECONDS));
            }
        }
        return null;
    }

    private static void report(String title, Load load) {
        Report.latencies(title, load.micros());
        if (!load.refused().isEmpty()) {
            Report.line("failed requests by status: %s", load.refused());
        }
    }

    /** The first pages and up to {@link #LATER_PAGES} that follow each. */
    private static List<String> pages(URI api) throws IOException, InterruptedException {
        List<String> pages = new ArrayList<>(FIRST_PAGES);
        ObjectMapper json = new ObjectMapper();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String first : FIRST_PAGES) {
                JsonNode next = json.createObjectNode();
                for (int i = 0; i < LATER_PAGES && next != null; i++) {
                    String page = i == 0 ? first : first + "&cursor=" + next.textValue();
                    HttpRequest request = HttpRequest.newBuilder(api.resolve(page)).build();
                    next =
                            json.readTree(client.send(request, BodyHandlers.ofString()).body())
                                    .get("next");
                    if (next != null) {
                        pages.add(first + "&cursor=" + next.textValue());
                    }
                }
            }
        }
        return pages;
    }
}
