package io.romanesco.api.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImageRowsTest {

    /** Every column, more than any image has at a time. */
    private static final String FULL =
            """
            select '019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77'::uuid as id, '/cameras/gate' as source,
                'CLASSIFIED' as status, timestamptz '2026-11-26 07:00:00.123456Z' as submitted_at,
                timestamptz '2026-11-26 07:00:01Z' as classified_at, 'image/png' as content_type,
                640 as width, 480 as height, 5000000000 as bytes, 'Leek "wild"' as label,
                '{"model":"m","version":"1","category":"Leek","score":1.5e-5,"certain":true,
                  "predictions":[{"category":"Leek","score":1.5e-5}],
                  "colors":{"rgb":"#00FF00","ryb":"#66B032"}}'::jsonb as classification,
                '{"model":"d","version":"1","task":"detection","found":[{"category":"Leek","count":2}]}'::jsonb as analysis,
                'image-corrupt' as rejection_code, 'It is' as rejection_detail,
                '{"queueMs":1.5,"decodeMs":2.0,"colorMs":0.25,"inferenceMs":30.5}'::jsonb as timings
            """;

    /** Only what is never null. */
    private static final String BARE =
            """
            select '019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77'::uuid as id, '/uploads' as source,
                'FAILED' as status, timestamptz '2026-11-26 07:00:00Z' as submitted_at,
                null::timestamptz as classified_at, null::text as content_type, null::int as width,
                null::int as height, null::bigint as bytes, null::text as label,
                null::jsonb as classification, null::jsonb as analysis,
                'not-answered' as rejection_code,
                'No answer' as rejection_detail, null::jsonb as timings
            """;

    private final Pool pool;
    private final ImageRows rows;
    private final ObjectMapper json;

    ImageRowsTest(Pool pool, ImageRows rows, ObjectMapper json) {
        this.pool = pool;
        this.rows = rows;
        this.json = json;
    }

    @Test
    void rowWithEveryColumnIsReadWhole() throws IOException {
        String image =
                """
                {"id":"019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77","source":"/cameras/gate",
                 "status":"CLASSIFIED","submittedAt":"2026-11-26T07:00:00.123456Z",
                 "classifiedAt":"2026-11-26T07:00:01Z","contentType":"image/png",
                 "width":640,"height":480,"bytes":5000000000,
                 "content":"/api/v1/images/019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77/content",
                 "label":"Leek \\"wild\\"",
                 "classification":{"model":"m","version":"1","category":"Leek","score":1.5e-5,
                  "certain":true,"predictions":[{"category":"Leek","score":1.5e-5}],
                  "colors":{"rgb":"#00FF00","ryb":"#66B032"}},
                 "analysis":{"model":"d","version":"1","task":"detection",
                  "found":[{"category":"Leek","count":2}]},
                 "rejection":{"code":"image-corrupt","detail":"It is"},
                 "timings":{"queueMs":1.5,"decodeMs":2.0,"colorMs":0.25,"inferenceMs":30.5}}
                """;
        JsonNode read = read(FULL);

        assertThat(read).isEqualTo(json.readTree(image));
        assertThat(read.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        Arrays.stream(Image.class.getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
    }

    @Test
    void rowWithNullsIsReadWithoutTheseMembers() throws IOException {
        String image =
                """
                {"id":"019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77","source":"/uploads",
                 "status":"FAILED","submittedAt":"2026-11-26T07:00:00Z",
                 "content":"/api/v1/images/019b2c5e-7f3a-7c11-a3a5-0d6c2f1e4b77/content",
                 "rejection":{"code":"not-answered","detail":"No answer"}}
                """;

        assertThat(read(BARE)).isEqualTo(json.readTree(image));
    }

    private JsonNode read(String image) throws IOException {
        Row row =
                pool.query("select %s from (%s) as image".formatted(ImageRows.COLUMNS, image))
                        .execute()
                        .await()
                        .atMost(Duration.ofSeconds(30))
                        .iterator()
                        .next();
        return json.readTree(json.writeValueAsString(rows.read(row)));
    }
}
