package io.romanesco.api.gallery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.catalog.CategoryRepository;
import io.romanesco.api.config.GalleryConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers the gallery's queries. */
@ApplicationScoped
public class GalleryService {

    private final GalleryQueryReader reader;
    private final SharedQuestions<GalleryQuestion, WrittenPage> questions;
    private final CategoryRepository categories;

    GalleryService(
            GallerySearch search,
            CategoryRepository categories,
            ObjectMapper json,
            GalleryConfig config) {
        ObjectWriter writer = json.writer();
        this.reader = new GalleryQueryReader(config.defaultLimit());
        this.questions =
                new SharedQuestions<>(
                        config.concurrentQueries(),
                        question ->
                                search.find(question).map(page -> WrittenPage.of(page, writer)));
        this.categories = categories;
    }

    /** A page; whether the categories exist is asked only when nothing was found. */
    Uni<WrittenPage> find(GalleryParameters parameters) {
        GalleryQuery query = reader.read(parameters);
        return questions
                .ask(GalleryQuestion.of(query))
                .call(page -> page.isEmpty() ? known(query.filter()) : Uni.createFrom().voidItem());
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
