package io.romanesco.api.search;

import java.time.ZoneOffset;
import java.util.List;

/**
 * The gallery's statements: text with numbered parameters, and the parameters. Numbers that say how
 * many rows are wanted stand in the text: PostgreSQL keeps the plan of a statement for all its
 * parameters, and could not plan for few rows without knowing that they are few.
 */
record GallerySql(String text, List<Object> parameters) {

    /** For filters that one index leads to what is wanted, in its order. */
    private static final String STRAIGHT =
            "select %s from image%s order by submitted_at desc, id desc limit %d";

    /**
     * For other filters: many images may have to be tried, which costs less while an index alone
     * can do that, without their rows.
     */
    private static final String IDS_FIRST =
            """
            select %s from image join (
                select id from image%s order by submitted_at desc, id desc limit %d
            ) as found using (id)
            order by submitted_at desc, id desc
            """;

    /**
     * The next images in order of their submission, latest first; one more than the limit, to see
     * if there is a next page.
     *
     * @param columns what to read of {@code image}
     */
    static GallerySql newest(GalleryQuery query, String columns) {
        GalleryConditions where = new GalleryConditions(query.filter());
        if (query.cursor() != null) {
            where.and(
                    "(submitted_at, id) < (%s, %s)",
                    query.cursor().submittedAt().atOffset(ZoneOffset.UTC), query.cursor().id());
        }
        String text = query.filter().hasItsIndex() ? STRAIGHT : IDS_FIRST;
        return where.statement(text.formatted(columns, where.text(), query.limit() + 1));
    }

    /**
     * A random sample in random order: drawn from the images that follow a place on the circle of
     * random keys, as many as the window takes; at the end of the circle it goes on at its start.
     * Mostly an index alone finds them, and only the rows that were drawn are read.
     *
     * @param columns what to read of {@code image}
     */
    static GallerySql sample(GalleryQuery query, double place, int window, String columns) {
        GalleryConditions tail =
                new GalleryConditions(query.filter()).and("random_key >= %s", place);
        // The same parameters in the same order: only the comparison differs.
        GalleryConditions head =
                new GalleryConditions(query.filter()).and("random_key < %s", place);
        // The second part is read only as far as the first has too few.
        String text =
                """
                select %s from image join (
                    select id, random() as turn from (
                        select id from (
                            (select id from image%s order by random_key limit %d)
                            union all
                            (select id from image%s order by random_key limit %3$d)
                        ) as circle limit %3$d
                    ) as following order by turn limit %d
                ) as drawn using (id) order by turn
                """;
        return tail.statement(
                text.formatted(columns, tail.text(), window, head.text(), query.limit()));
    }
}
