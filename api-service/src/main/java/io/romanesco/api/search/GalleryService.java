package io.romanesco.api.search;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.Startup;
import io.romanesco.api.models.CategoryRepository;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Answers the gallery's queries. Made at start, where impossible settings are told. */
@Startup
@ApplicationScoped
public class GalleryService {

    private final GallerySearch search;
    private final GalleryQueryReader reader;
    private final QueryCoalescer<GalleryQuestion, WrittenPage> questions;
    private final CategoryRepository categories;

    GalleryService(GallerySearch search, CategoryRepository categories, GalleryConfig config) {
        this.search = search;
        this.categories = categories;
        this.reader = new GalleryQueryReader(config.defaultLimit());
        atLeast(1, "default-limit", config.defaultLimit());
        // The largest sample must find enough.
        int largest = Math.max(GalleryQueryReader.MOST, config.defaultLimit());
        atLeast(largest, "sample-window", config.sampleWindow());
        this.questions =
                new QueryCoalescer<>(
                        atLeast(1, "concurrent-queries", config.concurrentQueries()),
                        atLeast(1, "pipelined-queries", config.pipelinedQueries()),
                        this::answer);
    }

    private static int atLeast(int least, String setting, int value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "romanesco.gallery.%s is %d, and has to be %d at least"
                            .formatted(setting, value, least));
        }
        return value;
    }

    /** A page; whether the categories exist is asked only when nothing was found. */
    Uni<WrittenPage> find(GalleryParameters parameters) {
        GalleryQuery query = reader.read(parameters);
        return questions
                .ask(GalleryQuestion.of(query))
                .call(page -> page.isEmpty() ? known(query.filter()) : Uni.createFrom().voidItem());
    }

    private Uni<Void> answer(List<AskedQuestion<GalleryQuestion, WrittenPage>> batch) {
        return search.onOneConnection(connection ->
                Multi.createFrom()
                        .iterable(batch)
                        .onItem()
                        .transformToUni(
                                asked -> asked.answeredBy(page(connection, asked.question())))
                        .merge(batch.size())
                        .onItem()
                        .ignoreAsUni());
    }

    private Uni<WrittenPage> page(SqlConnection connection, GalleryQuestion question) {
        return Uni.createFrom().deferred(() -> search.find(connection, question));
    }

    private Uni<Void> known(GalleryFilter filter) {
        if (filter.category() == null && filter.label() == null) {
            return Uni.createFrom().voidItem();
        }
        return Panache.withSession(() ->
                categories
                        .require(filter.category())
                        .chain(() -> categories.require(filter.label())));
    }
}
