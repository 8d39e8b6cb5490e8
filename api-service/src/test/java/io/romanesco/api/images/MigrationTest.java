package io.romanesco.api.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.api.support.Rows;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Migrates a database of the first schema that has rows. */
@QuarkusTest
class MigrationTest {

    private static final String SCHEMA = "older";

    private static final String ROW =
            """
            insert into older.image (id, source, status, submitted_at, published_at, classified_at, content_type,
                width, height, bytes, label, model, category, rgb, ryb, classification)
            values ('%s', '/uploads', 'CLASSIFIED', now(), now(), now(), 'image/jpeg', 224, 224, 18233,
                'Carrot', 'vegetables', 'Carrot', '#FF8000', '#FC600A', '{"model":"vegetables"}')
            """;

    private static final String RESULT =
            """
            insert into older.classification (image_id, model, model_version, status, classified_at, classification,
                activation)
            values ('%s', '%s', '1.0.0', 'CLASSIFIED', '2026-11-22T10:00:00Z', '{"category":"Carrot"}',
                '{"category":"Carrot","width":8,"height":8,"values":[]}')
            """;

    private static final String OBJECT =
            """
            insert into older.object (image_id, model, version, category, n, score, box, submitted_at, random_key)
            values ('%s', 'vegetables', '1.0.0', 'Carrot', %d, 0.9, '{1,2,3,4}', now(), 0.5)
            """;

    private static final String COPIES =
            "select concat_ws(' ', status, source, image_model, shown_category, label, rgb) from"
                    + " older.object";

    @AfterEach
    void drop() {
        Rows.run("drop schema if exists " + SCHEMA + " cascade");
    }

    @Test
    void rowOfTheFirstSchemaSurvivesAllMigrations() {
        UUID id = filled();

        migration().load().migrate();

        String survivors =
                "select count(*) from older.image where id = '%s' and shown_category = 'Carrot'";
        assertThat(Rows.count(survivors.formatted(id))).isEqualTo(1);
        assertThat(columnsOf(SCHEMA)).isEqualTo(columnsOf("public")).isPositive();
    }

    @Test
    void resultsOfTheFirstSchemaAreKeptWithTheirActivationMaps() {
        UUID id = filled();

        migration().load().migrate();

        assertThat(
                        Rows.text(
                                """
                                select concat_ws(' ', task, role, main, status, body ->> 'category', activation ->> 'width',
                                    analysed_at at time zone 'UTC')
                                from older.result where image_id = '%s'
                                """
                                        .formatted(id)))
                .isEqualTo("classification PRIMARY t CLASSIFIED Carrot 8 2026-11-22 10:00:00");
    }

    @Test
    void replicaOfTheVersionBeforeStillWritesAndReadsResults() {
        UUID id = filled();
        migration().load().migrate();

        Rows.run(
                "update older.classification set classification = '{\"category\":\"Leek\"}'"
                        + " where image_id = '%s' and model = 'vegetables'".formatted(id));
        Rows.run(RESULT.formatted(id, "later"));

        assertThat(Rows.count("select count(*) from older.classification")).isEqualTo(2);
        assertThat(
                        Rows.text(
                                "select string_agg(concat_ws(' ', model, version, role, body ->>"
                                        + " 'category'), ', ' order by model) from older.result"))
                .isEqualTo("later 1.0.0 PRIMARY Carrot, vegetables 1.0.0 PRIMARY Leek");
    }

    @Test
    void objectsRepeatWhatImagesAreFilteredBy() {
        UUID id = filled();
        migration().target(MigrationVersion.fromVersion("9")).load().migrate();
        Rows.run(OBJECT.formatted(id, 1));

        migration().load().migrate();

        assertThat(Rows.text(COPIES))
                .isEqualTo("CLASSIFIED /uploads vegetables Carrot Carrot #FF8000");
        Rows.run(
                "update older.image set rgb = '#FF0000', label = null where id = '%s'"
                        .formatted(id));
        assertThat(Rows.text(COPIES)).isEqualTo("CLASSIFIED /uploads vegetables Carrot #FF0000");
    }

    @Test
    void objectOfAReplicaOfTheVersionBeforeIsFoundWithOtherFilters() {
        UUID id = filled();
        migration().load().migrate();

        Rows.run(OBJECT.formatted(id, 1));

        assertThat(Rows.text(COPIES))
                .isEqualTo("CLASSIFIED /uploads vegetables Carrot Carrot #FF8000");
    }

    /** A database of the first schema with an image and a result of it. */
    private static UUID filled() {
        UUID id = UUID.randomUUID();
        migration().target(MigrationVersion.fromVersion("1")).load().migrate();
        Rows.run("insert into older.category values ('Carrot')");
        Rows.run(ROW.formatted(id));
        Rows.run(RESULT.formatted(id, "vegetables"));
        return id;
    }

    private static long columnsOf(String schema) {
        return Rows.count(
                "select count(*) from information_schema.columns"
                        + " where table_name = 'image' and table_schema = '%s'".formatted(schema));
    }

    private static FluentConfiguration migration() {
        Config config = ConfigProvider.getConfig();
        return Flyway.configure()
                .dataSource(
                        config.getValue("quarkus.datasource.jdbc.url", String.class),
                        config.getValue("quarkus.datasource.username", String.class),
                        config.getValue("quarkus.datasource.password", String.class))
                .schemas(SCHEMA)
                .locations("db/migration");
    }
}
