package io.romanesco.api.statistics;

import io.romanesco.api.statistics.Stats.ConfusionCount;
import io.romanesco.api.statistics.Stats.MinuteCount;
import io.romanesco.api.statistics.Stats.NameCount;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Counts images; the indexes of the search serve most counts. */
@ApplicationScoped
public class StatsRepository {

    private static final String BY_COLUMN =
            """
            select %1$s as name, count(*) as n from image
            where %1$s is not null group by %1$s order by n desc, name
            """;

    private static final String SOURCES = BY_COLUMN.formatted("source") + " limit 100";

    /** Several models may have found an object in an image. The order is that of the index. */
    private static final String OBJECTS =
            """
            select category as name, count(*) as n from (
                select distinct category, submitted_at, image_id from object where n = 1
                order by category, submitted_at desc, image_id desc
            ) as found
            group by category order by n desc, name
            """;

    private static final String CONFUSION =
            """
            select label, category, count(*) as n from image
            where label is not null and category is not null group by label, category
            order by label, n desc, category
            """;

    private static final String PER_MINUTE =
            """
            select date_trunc('minute', classified_at) as minute,
                count(*) filter (where status = 'CLASSIFIED') as classified,
                count(*) filter (where status = 'ANALYSED') as analysed,
                count(*) filter (where status = 'REJECTED') as rejected
            from image
            where classified_at >= date_trunc('minute', now()) - interval '59 minutes'
                and classified_at <= now()
            group by minute order by minute
            """;

    private final Pool pool;

    StatsRepository(Pool pool) {
        this.pool = pool;
    }

    /** All counts, two at a time, so that other users of the database need not wait. */
    Uni<Stats> count() {
        return Uni.combine()
                .all()
                .unis(
                        by("status"),
                        by("shown_category"),
                        by("rgb"),
                        by("ryb"),
                        run(SOURCES, StatsRepository::name),
                        by("model"),
                        by("rejection_code"),
                        run(CONFUSION, StatsRepository::confusion),
                        run(PER_MINUTE, StatsRepository::minute))
                .usingConcurrencyOf(2)
                .with(Stats::of)
                .chain(stats -> run(OBJECTS, StatsRepository::name).map(stats::withObjects));
    }

    /** Counts by the values of a column, largest first, without null. */
    private Uni<List<NameCount>> by(String column) {
        return run(BY_COLUMN.formatted(column), StatsRepository::name);
    }

    private <T> Uni<List<T>> run(String sql, Function<Row, T> read) {
        return pool.query(sql)
                .mapping(read)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private static NameCount name(Row row) {
        return new NameCount(row.getString("name"), row.getLong("n"));
    }

    private static ConfusionCount confusion(Row row) {
        return new ConfusionCount(
                row.getString("label"), row.getString("category"), row.getLong("n"));
    }

    private static MinuteCount minute(Row row) {
        return new MinuteCount(
                row.getOffsetDateTime("minute").toInstant(),
                row.getLong("classified"),
                row.getLong("analysed"),
                row.getLong("rejected"));
    }
}
