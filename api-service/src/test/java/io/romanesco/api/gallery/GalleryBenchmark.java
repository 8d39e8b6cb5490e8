package io.romanesco.api.gallery;

import io.romanesco.api.catalog.Palette;
import io.romanesco.api.image.ImageStatus;
import io.romanesco.api.support.LocalServers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/**
 * Fills a database with a million images and shows how long the gallery's statements take and why.
 * No test: it asserts nothing and runs only when asked for by name.
 *
 * <pre>mvn -pl api-service test -Dtest=GalleryBenchmark</pre>
 *
 * The report goes to target/gallery-benchmark.txt.
 */
class GalleryBenchmark {

    private static final int ROWS = Integer.getInteger("romanesco.benchmark.rows", 1_000_000);
    private static final int WINDOW = 2000;
    private static final int REPEATS = 9;

    private static final String FILL =
            """
            insert into image (id, source, status, submitted_at, published_at, classified_at, content_type,
                width, height, bytes, label, model, category, rgb, ryb, classification, rejection_code)
            select gen_random_uuid(),
                case when u < 0.6 then '/uploads' else '/cameras/gate-' || (u * 1000)::int %% 20 end,
                s, t, t, t, 'image/jpeg', 224, 224, 18000,
                case when l < 0.1 then 'Category_' || c end,
                case when s = 'CLASSIFIED' then case when m < 0.95 then 'vegetables' else 'other' end end,
                case when s = 'CLASSIFIED' then 'Category_' || c end,
                case when s = 'CLASSIFIED' then (array[%s])[1 + floor(12 * k * k * k)] end,
                case when s = 'CLASSIFIED' then (array[%s])[1 + floor(12 * k * k)] end,
                case when s = 'CLASSIFIED' then '%s'::jsonb end,
                case when s in ('REJECTED', 'FAILED') then 'image-corrupt' end
            from (
                select timestamptz '2026-01-01' + n * interval '20 seconds' as t,
                    random() as u, random() as l, random() as m, random() as k, floor(random() * 15)::int as c,
                    case when r < 0.96 then 'CLASSIFIED' when r < 0.99 then 'REJECTED'
                         when r < 0.995 then 'PENDING' else 'FAILED' end as s
                from (select n, random() as r from generate_series(1, %d) as n) as numbers
            ) as rows
            """;

    @Test
    void measure() throws SQLException, IOException {
        LocalServers servers = new LocalServers();
        Map<String, String> settings = servers.start();
        try (PrintStream report =
                        new PrintStream(
                                Path.of("target/gallery-benchmark.txt").toFile(),
                                StandardCharsets.UTF_8);
                Connection connection =
                        DriverManager.getConnection(
                                settings.get("quarkus.datasource.jdbc.url") + "?prepareThreshold=0",
                                settings.get("quarkus.datasource.username"),
                                settings.get("quarkus.datasource.password"))) {
            migrate(settings, "1");
            fill(connection, report);
            migrate(settings, "latest");
            vacuum(connection, report);
            for (Map.Entry<String, GalleryFilter> named : filters().entrySet()) {
                measure(connection, report, named.getKey(), named.getValue());
            }
        } finally {
            servers.stop();
        }
    }

    private static void migrate(Map<String, String> settings, String target) {
        Flyway.configure()
                .dataSource(
                        settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"),
                        settings.get("quarkus.datasource.password"))
                .target(target)
                .load()
                .migrate();
    }

    private static void vacuum(Connection connection, PrintStream report) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze image");
            try (ResultSet size =
                    statement.executeQuery(
                            "select pg_table_size('image') >> 20, pg_indexes_size('image') >>"
                                    + " 20")) {
                size.next();
                report.printf("table %d MiB, indexes %d MiB%n", size.getInt(1), size.getInt(2));
            }
        }
    }

    private static void fill(Connection connection, PrintStream report) throws SQLException {
        String classification =
                """
                {"model":"vegetables","version":"1.0.0","category":"Carrot","score":0.9731,"certain":true,\
                "predictions":[{"category":"Carrot","score":0.9731},{"category":"Pumpkin","score":0.0142},\
                {"category":"Tomato","score":0.0061},{"category":"Radish","score":0.0027},\
                {"category":"Papaya","score":0.0014}],"colors":{"rgb":"#FF8000","ryb":"#FC600A"}}\
                """;
        long began = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into category select 'Category_' || n from generate_series(0, 14) n");
            statement.execute(
                    FILL.formatted(quoted(Palette.RGB), quoted(Palette.RYB), classification, ROWS));
        }
        report.printf("%d rows in %d s%n", ROWS, (System.nanoTime() - began) / 1_000_000_000);
    }

    private static String quoted(Palette palette) {
        return "'" + String.join("', '", palette.colors()) + "'";
    }

    private static Map<String, GalleryFilter> filters() {
        String category = "Category_3";
        String rare = Palette.RGB.colors().getLast();
        String frequent = Palette.RGB.colors().getFirst();
        String ryb = Palette.RYB.colors().get(5);
        Map<String, GalleryFilter> filters = new LinkedHashMap<>();
        filters.put("none", filter(null, null, null, null, null, null, null));
        filters.put("category", filter(category, null, null, null, null, null, null));
        filters.put("frequent colour", filter(null, Palette.RGB, frequent, null, null, null, null));
        filters.put("rare colour", filter(null, Palette.RGB, rare, null, null, null, null));
        filters.put("ryb colour", filter(null, Palette.RYB, ryb, null, null, null, null));
        filters.put("category + rgb", filter(category, Palette.RGB, rare, null, null, null, null));
        filters.put("category + ryb", filter(category, Palette.RYB, ryb, null, null, null, null));
        filters.put(
                "CLASSIFIED", filter(null, null, null, ImageStatus.CLASSIFIED, null, null, null));
        filters.put("REJECTED", filter(null, null, null, ImageStatus.REJECTED, null, null, null));
        filters.put("PENDING", filter(null, null, null, ImageStatus.PENDING, null, null, null));
        filters.put("source", filter(null, null, null, null, "/cameras/gate-7", null, null));
        filters.put("no such source", filter(null, null, null, null, "/cameras/none", null, null));
        filters.put("model", filter(null, null, null, null, null, "vegetables", null));
        filters.put("rarer model", filter(null, null, null, null, null, "other", null));
        filters.put("no such model", filter(null, null, null, null, null, "none", null));
        filters.put("label", filter(null, null, null, null, null, null, category));
        filters.put(
                "category + source",
                filter(category, null, null, null, "/cameras/gate-7", null, null));
        filters.put("category + model", filter(category, null, null, null, null, "other", null));
        filters.put(
                "colour + source",
                filter(null, Palette.RGB, rare, null, "/cameras/gate-7", null, null));
        filters.put(
                "frequent colour + REJECTED (none)",
                filter(null, Palette.RGB, frequent, ImageStatus.REJECTED, null, null, null));
        filters.put(
                "category + REJECTED",
                filter(category, null, null, ImageStatus.REJECTED, null, null, null));
        filters.put(
                "category + label of another (none)",
                filter(category, null, null, null, null, null, "Category_4"));
        filters.put(
                "all of them",
                filter(
                        category,
                        Palette.RGB,
                        rare,
                        ImageStatus.CLASSIFIED,
                        "/uploads",
                        "vegetables",
                        category));
        return filters;
    }

    private static GalleryFilter filter(
            String category,
            Palette palette,
            String color,
            ImageStatus status,
            String source,
            String model,
            String label) {
        return new GalleryFilter(category, palette, color, status, source, model, label);
    }

    private static void measure(
            Connection connection, PrintStream report, String name, GalleryFilter filter)
            throws SQLException {
        Cursor middle = new Cursor(Instant.parse("2026-05-01T00:00:00Z"), new UUID(0, 0));
        GalleryQuery first = new GalleryQuery(filter, GalleryOrder.NEWEST, 20, null);
        GalleryQuery deep = new GalleryQuery(filter, GalleryOrder.NEWEST, 20, middle);
        Map<String, GallerySql> statements = new LinkedHashMap<>();
        statements.put("newest, first page", GallerySql.newest(first));
        statements.put("newest, a page in the middle", GallerySql.newest(deep));
        statements.put("random, from 0.5", GallerySql.from(filter, 0.5, WINDOW));
        statements.put("random, up to 0.5", GallerySql.upTo(filter, 0.5, WINDOW));
        for (Map.Entry<String, GallerySql> statement : statements.entrySet()) {
            report(connection, report, name + " | " + statement.getKey(), statement.getValue());
        }
    }

    private static void report(
            Connection connection, PrintStream report, String title, GallerySql sql)
            throws SQLException {
        String text = sql.text().replaceAll("\\$\\d+", "?");
        List<Double> millis = new ArrayList<>();
        List<String> plan = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("explain (analyze, buffers) " + text)) {
            for (int run = 0; run < REPEATS; run++) {
                plan.clear();
                explain(statement, sql.parameters(), plan);
                String last = plan.getLast();
                millis.add(Double.parseDouble(last.replaceAll("[^0-9.]", "")));
            }
        }
        millis.sort(null);
        report.printf(
                "%n== %s%n   median %.1f ms, slowest %.1f ms%n",
                title, millis.get(REPEATS / 2), millis.getLast());
        plan.forEach(line -> report.println("   " + line));
    }

    private static void explain(
            PreparedStatement statement, List<Object> parameters, List<String> plan)
            throws SQLException {
        for (int i = 0; i < parameters.size(); i++) {
            Object value = parameters.get(i);
            statement.setObject(
                    i + 1,
                    value instanceof OffsetDateTime time
                            ? time.withOffsetSameInstant(ZoneOffset.UTC)
                            : value);
        }
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                plan.add(result.getString(1));
            }
        }
    }
}
