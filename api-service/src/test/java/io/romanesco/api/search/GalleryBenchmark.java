package io.romanesco.api.search;

import io.romanesco.api.images.ImageRows;
import io.romanesco.api.images.ImageStatus;
import io.romanesco.api.support.LocalServers;
import io.romanesco.contract.Palette;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/**
 * Fills a database with a million images and shows how long the gallery's statements take and why.
 * No test: it asserts nothing and runs only when asked for by name.
 *
 * <pre>
 * mvn -pl api-service -am test -Dtest=GalleryBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 *
 * The report goes to target/gallery-benchmark.txt.
 */
class GalleryBenchmark {

    private static final int ROWS = Integer.getInteger("romanesco.benchmark.rows", 1_000_000);
    private static final int WINDOW = 1000;
    private static final int REPEATS = 9;

    /**
     * Two models find objects of one category each in six images of ten: more often few than many.
     */
    private static final String FILL_OBJECTS =
            """
            insert into result (image_id, model, version, task, status, analysed_at)
            select id, model.name, '1.0.0', 'detection', 'ANNOTATED', submitted_at
            from image, (values ('detector'), ('second')) as model (name) where random_key < 0.6;
            insert into object (image_id, model, version, category, n, score, box, submitted_at, random_key)
            select image_id, model, version, 'Category_' || c, n, 0.9 - n * 0.01, '{10,10,50,50}', submitted_at, random_key
            from (
                select image_id, result.model, version, submitted_at, random_key,
                    floor(15 * random() * random()) as c, 1 + floor(8 * random() * random()) as k
                from result join image on id = image_id offset 0
            ) as found, generate_series(1, k::int) as n
            """;

    /** What the load on the running stack uses too (make bench WHAT=gallery). */
    private static final Path FILL = Path.of("../deploy/bench/src/main/resources/gallery-rows.sql");

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
            fillObjects(connection, report);
            vacuum(connection, report);
            for (Map.Entry<String, ImageQuery.Filter> named : filters().entrySet()) {
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
            statement.execute("vacuum analyze object");
            try (ResultSet size =
                    statement.executeQuery(
                            "select count(*), pg_table_size('object') >> 20,"
                                    + " pg_indexes_size('object') >> 20 from object")) {
                size.next();
                report.printf(
                        "%d objects, table %d MiB, indexes %d MiB%n",
                        size.getLong(1), size.getInt(2), size.getInt(3));
            }
            try (ResultSet size =
                    statement.executeQuery(
                            "select pg_table_size('image') >> 20, pg_indexes_size('image') >>"
                                    + " 20")) {
                size.next();
                report.printf("table %d MiB, indexes %d MiB%n", size.getInt(1), size.getInt(2));
            }
        }
    }

    private static void fill(Connection connection, PrintStream report)
            throws SQLException, IOException {
        long began = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into category select 'Category_' || n from generate_series(0, 14) n");
            statement.execute(Files.readString(FILL).replace(":rows", Integer.toString(ROWS)));
        }
        report.printf("%d rows in %d s%n", ROWS, (System.nanoTime() - began) / 1_000_000_000);
    }

    private static void fillObjects(Connection connection, PrintStream report) throws SQLException {
        long began = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.execute(FILL_OBJECTS);
        }
        report.printf("objects in %d s%n", (System.nanoTime() - began) / 1_000_000_000);
    }

    private static Map<String, ImageQuery.Filter> filters() {
        String category = "Category_3";
        String rare = Palette.RGB.colors().getLast();
        String frequent = Palette.RGB.colors().getFirst();
        String ryb = Palette.RYB.colors().get(5);
        Map<String, ImageQuery.Filter> filters = new LinkedHashMap<>();
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
        ImageQuery.ObjectCount three = new ImageQuery.ObjectCount(category, 3);
        filters.put("3 objects", objects(null, null, null, three));
        filters.put("1 object", objects(null, null, null, new ImageQuery.ObjectCount(category, 1)));
        filters.put(
                "8 objects, rare",
                objects(null, null, null, new ImageQuery.ObjectCount(category, 8)));
        filters.put(
                "1000 objects (none)",
                objects(null, null, null, new ImageQuery.ObjectCount(category, 1000)));
        filters.put("3 objects + category", objects("Category_4", null, null, three));
        filters.put("3 objects + status", objects(null, ImageStatus.CLASSIFIED, null, three));
        filters.put("3 objects + REJECTED", objects(null, ImageStatus.REJECTED, null, three));
        filters.put("3 objects + source", objects(null, null, "/cameras/gate-7", three));
        filters.put(
                "8 objects, rare + source",
                objects(null, null, "/cameras/gate-7", new ImageQuery.ObjectCount(category, 8)));
        return filters;
    }

    private static ImageQuery.Filter objects(
            String category, ImageStatus status, String source, ImageQuery.ObjectCount object) {
        return new ImageQuery.Filter(category, null, null, status, source, null, null, object);
    }

    private static ImageQuery.Filter filter(
            String category,
            Palette palette,
            String color,
            ImageStatus status,
            String source,
            String model,
            String label) {
        return new ImageQuery.Filter(category, palette, color, status, source, model, label, null);
    }

    private static void measure(
            Connection connection, PrintStream report, String name, ImageQuery.Filter filter)
            throws SQLException {
        Cursor middle = new Cursor(Instant.parse("2026-05-01T00:00:00Z"), new UUID(0, 0));
        ImageQuery first = new ImageQuery(filter, ImageQuery.Order.NEWEST, 20, null);
        ImageQuery deep = new ImageQuery(filter, ImageQuery.Order.NEWEST, 20, middle);
        Map<String, ImageSearchSql> statements = new LinkedHashMap<>();
        ImageQuery random = new ImageQuery(filter, ImageQuery.Order.RANDOM, 20, null);
        statements.put("newest, first page", ImageSearchSql.newest(first, ImageRows.COLUMNS));
        statements.put(
                "newest, a page in the middle", ImageSearchSql.newest(deep, ImageRows.COLUMNS));
        statements.put(
                "random, from 0.5", ImageSearchSql.sample(random, 0.5, WINDOW, ImageRows.COLUMNS));
        statements.put(
                "random, from 0.9999",
                ImageSearchSql.sample(random, 0.9999, WINDOW, ImageRows.COLUMNS));
        for (Map.Entry<String, ImageSearchSql> statement : statements.entrySet()) {
            report(connection, report, name + " | " + statement.getKey(), statement.getValue());
        }
    }

    private static void report(
            Connection connection, PrintStream report, String title, ImageSearchSql sql)
            throws SQLException {
        String text = sql.text().replaceAll("\\$\\d+", "?");
        List<Object> parameters =
                Pattern.compile("\\$(\\d+)")
                        .matcher(sql.text())
                        .results()
                        .map(number -> sql.parameters().get(Integer.parseInt(number.group(1)) - 1))
                        .toList();
        List<Double> millis = new ArrayList<>();
        List<String> plan = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement("explain (analyze, buffers) " + text)) {
            for (int run = 0; run < REPEATS; run++) {
                plan.clear();
                explain(statement, parameters, plan);
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
