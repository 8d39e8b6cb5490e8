package io.romanesco.api.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written of a row, against what is read of it. */
@QuarkusTest
class ImageRowsTest {

    /** All that an image can have, more than any has at a time. */
    private static final String FULL =
            """
            select '019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77'::uuid as id, '/cameras/gate' as source,
                'CLASSIFIED' as status, timestamptz '2026-11-26 07:00:00.123456Z' as submitted_at,
                timestamptz '2026-11-26 07:00:01Z' as classified_at, 'image/png' as content_type,
                640 as width, 480 as height, 5000000000 as bytes, 'Leek "wild"' as label,
                '{"model":"m","version":"1","category":"Leek","score":1.5e-5,"certain":true,
                  "predictions":[{"category":"Leek","score":1.5e-5}],
                  "colors":{"rgb":"#00FF00","ryb":"#66B032"}}'::jsonb as classification,
                'image-corrupt' as rejection_code, 'It is' as rejection_detail,
                '{"queueMs":1.5,"decodeMs":2.0,"colorMs":0.25,"inferenceMs":30.5}'::jsonb as timings
            """;

    /** And all that it cannot do without. */
    private static final String BARE =
            """
            select '019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77'::uuid as id, '/uploads' as source,
                'FAILED' as status, timestamptz '2026-11-26 07:00:00Z' as submitted_at,
                null::timestamptz as classified_at, null::text as content_type, null::int as width,
                null::int as height, null::bigint as bytes, null::text as label,
                null::jsonb as classification, 'not-answered' as rejection_code,
                null::text as rejection_detail, null::jsonb as timings
            """;

    private final Pool pool;
    private final ImageRows rows;
    private final ObjectMapper json;

    ImageRowsTest(Pool pool, ImageRows rows, ObjectMapper json) {
        this.pool = pool;
        this.rows = rows;
        this.json = json;
    }

    @ParameterizedTest
    @ValueSource(strings = {FULL, BARE})
    void whatIsWrittenIsWhatIsRead(String image) throws IOException {
        Row row = row(image);

        assertThat(written(row)).isEqualTo(json.readTree(json.writeValueAsString(rows.read(row))));
    }

    @Test
    void everyComponentIsWrittenInItsPlace() throws IOException {
        List<String> components =
                Arrays.stream(Image.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList();

        assertThat(written(row(FULL)).fieldNames())
                .toIterable()
                .containsExactlyElementsOf(components);
    }

    private Row row(String image) {
        return pool.query("select %s from (%s) as image".formatted(ImageRows.COLUMNS, image))
                .execute()
                .await()
                .atMost(Duration.ofSeconds(30))
                .iterator()
                .next();
    }

    private JsonNode written(Row row) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            ImageRows.write(row, generator);
        }
        return json.readTree(text.toString());
    }
}
