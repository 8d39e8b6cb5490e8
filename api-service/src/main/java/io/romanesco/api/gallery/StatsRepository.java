package io.romanesco.api.gallery;

import io.romanesco.api.catalog.Palette;
import io.romanesco.api.gallery.Stats.ColorCount;
import io.romanesco.api.gallery.Stats.Labelled;
import io.romanesco.api.gallery.Stats.NameCount;
import io.romanesco.api.gallery.Stats.RejectionCount;
import io.romanesco.api.image.ImageStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Counts images. Each count runs over one of the gallery's indexes; none reads the rows. */
@ApplicationScoped
public class StatsRepository {

    private static final int MOST_SOURCES = 100;

    private final Pool pool;

    StatsRepository(Pool pool) {
        this.pool = pool;
    }

    Uni<Stats> count() {
        return Uni.combine()
                .all()
                .unis(
                        List.of(
                                by("status"),
                                by("shown_category"),
                                by("rgb"),
                                by("ryb"),
                                by("source"),
                                by("model"),
                                by("rejection_code"),
                                by("label = category")))
                .with(StatsRepository::stats);
    }

    /** Counts by the value of an expression, most first; rows without a value do not count. */
    private Uni<List<NameCount>> by(String expression) {
        String sql =
                """
                select cast(%1$s as text) as name, count(*) as n from image
                where %1$s is not null group by %1$s order by n desc, name
                """;
        return pool.query(sql.formatted(expression))
                .mapping(StatsRepository::nameCount)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList());
    }

    private static NameCount nameCount(Row row) {
        return new NameCount(row.getString("name"), row.getLong("n"));
    }

    @SuppressWarnings("unchecked")
    private static Stats stats(List<?> results) {
        List<List<NameCount>> counts = (List<List<NameCount>>) results;
        List<NameCount> statuses = counts.get(0);
        Map<String, List<ColorCount>> colors = new LinkedHashMap<>();
        colors.put(Palette.RGB.label(), colors(Palette.RGB, counts.get(2)));
        colors.put(Palette.RYB.label(), colors(Palette.RYB, counts.get(3)));
        return new Stats(
                statuses.stream().mapToLong(NameCount::count).sum(),
                statuses(statuses),
                counts.get(1),
                colors,
                counts.get(4).stream().limit(MOST_SOURCES).toList(),
                counts.get(5),
                counts.get(6).stream().map(c -> new RejectionCount(c.name(), c.count())).toList(),
                labelled(counts.get(7)));
    }

    private static Map<String, Long> statuses(List<NameCount> counts) {
        Map<ImageStatus, Long> byStatus = new EnumMap<>(ImageStatus.class);
        Arrays.stream(ImageStatus.values()).forEach(status -> byStatus.put(status, 0L));
        counts.forEach(count -> byStatus.put(ImageStatus.valueOf(count.name()), count.count()));
        Map<String, Long> named = new LinkedHashMap<>();
        byStatus.forEach((status, count) -> named.put(status.name(), count));
        return named;
    }

    private static List<ColorCount> colors(Palette palette, List<NameCount> counts) {
        Map<String, Long> byColor = new HashMap<>();
        counts.forEach(count -> byColor.put(count.name(), count.count()));
        return palette.colors().stream()
                .map(color -> new ColorCount(color, byColor.getOrDefault(color, 0L)))
                .toList();
    }

    private static Labelled labelled(List<NameCount> counts) {
        long correct = 0;
        long all = 0;
        for (NameCount count : counts) {
            all += count.count();
            correct += count.name().equals("true") ? count.count() : 0;
        }
        return Labelled.of(all, correct);
    }
}
