package io.romanesco.api.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.api.support.Rows;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How even random samples are, on more rows than the window takes. */
@QuarkusTest
class RandomSampleTest {

    private static final int ROWS = 400;
    private static final int WINDOW = 100;
    private static final int WANTED = 20;
    private static final int DRAWS = 4000;

    private final String category = "Sample_" + UUID.randomUUID().toString().substring(0, 8);
    private final ImageQuery query =
            new ImageQuery(
                    new ImageQuery.Filter(category, null, null, null, null, null, null, null),
                    ImageQuery.Order.RANDOM,
                    WANTED,
                    null);

    private final Pool pool;

    RandomSampleTest(Pool pool) {
        this.pool = pool;
    }

    @BeforeEach
    void manyImagesOfACategoryOfTheirOwn() {
        Rows.run("insert into category values ('%s')".formatted(category));
        Rows.run(
                """
                insert into image (id, source, status, submitted_at, classified_at, category, rgb, ryb)
                select gen_random_uuid(), '/uploads', 'CLASSIFIED', now(), now(), '%s', '#FF0000', '#FE2712'
                from generate_series(1, %d)
                """
                        .formatted(category, ROWS));
    }

    @Test
    void sampleDrawsEveryImageAboutEquallyOften() {
        Map<UUID, Integer> hits = new HashMap<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            List<UUID> sample = draw((double) draw / DRAWS);
            assertThat(sample).hasSize(WANTED).doesNotHaveDuplicates();
            sample.forEach(id -> hits.merge(id, 1, Integer::sum));
        }

        // 200 are expected. A window of 100 gaps differs by a tenth, its root, and the draw by a
        // fourteenth: six times that is never reached by chance.
        assertThat(hits).hasSize(ROWS);
        assertThat(hits.values()).allSatisfy(count -> assertThat(count).isBetween(50, 350));
    }

    @Test
    void sampleIsInRandomOrder() {
        Map<UUID, Integer> first = new HashMap<>();
        for (int draw = 0; draw < 200; draw++) {
            first.merge(draw(0).getFirst(), 1, Integer::sum);
        }

        assertThat(first).hasSizeGreaterThan(WINDOW / 2);
    }

    private List<UUID> draw(double place) {
        ImageSearchSql sql = ImageSearchSql.sample(query, place, WINDOW, "id");
        List<UUID> ids = new ArrayList<>();
        pool.preparedQuery(sql.text())
                .execute(Tuple.tuple(sql.parameters()))
                .await()
                .atMost(Duration.ofSeconds(30))
                .forEach(row -> ids.add(row.getUUID(0)));
        return ids;
    }
}
