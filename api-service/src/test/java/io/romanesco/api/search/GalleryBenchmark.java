package io.romanesco.api.search;

import io.romanesco.api.images.ImageRows;
import io.romanesco.api.support.LocalServers;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
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
            StatementReport statements = new StatementReport(connection, report);
            for (Map.Entry<String, ImageQuery.Filter> named : GalleryFilters.all().entrySet()) {
                measure(statements, named.getKey(), named.getValue());
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

    private static void measure(StatementReport report, String name, ImageQuery.Filter filter)
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
            report.add(name + " | " + statement.getKey(), statement.getValue());
        }
    }
}
