package io.romanesco.api.gallery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.catalog.CategoryRepository;
import io.romanesco.api.config.GalleryConfig;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers the gallery's queries. */
@ApplicationScoped
public class GalleryService {

    private final GalleryQueryReader reader;
    private final GallerySearch search;
    private final CategoryRepository categories;

    GalleryService(GallerySearch search, CategoryRepository categories, GalleryConfig config) {
        this.reader = new GalleryQueryReader(config.defaultLimit());
        this.search = search;
        this.categories = categories;
    }

    /** A page; whether the categories exist is asked only when nothing was found. */
    Uni<GalleryPage> find(GalleryParameters parameters) {
        GalleryQuery query = reader.read(parameters);
        return search.find(query)
                .call(page ->
                        page.items().isEmpty()
                                ? known(query.filter())
                                : Uni.createFrom().voidItem());
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
