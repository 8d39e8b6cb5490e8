package io.romanesco.api.gallery;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.catalog.CategoryRepository;
import io.romanesco.api.config.GalleryConfig;
import io.romanesco.api.image.ImageRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers the gallery's queries. */
@ApplicationScoped
public class GalleryService {

    private final GalleryQueryReader reader;
    private final GallerySearch search;
    private final ImageRepository images;
    private final CategoryRepository categories;

    GalleryService(
            GallerySearch search,
            ImageRepository images,
            CategoryRepository categories,
            GalleryConfig config) {
        this.reader = new GalleryQueryReader(config.defaultLimit());
        this.search = search;
        this.images = images;
        this.categories = categories;
    }

    Uni<GalleryPage> find(GalleryParameters parameters) {
        GalleryQuery query = reader.read(parameters);
        return known(query.filter())
                .chain(() -> search.find(query))
                .chain(found -> Panache.withSession(() -> page(query, found)));
    }

    /**
     * Sessions of their own before and after the search, which takes a connection from the pool:
     * whoever waited for one with another in hand could wait for ever, once all do.
     */
    private Uni<Void> known(GalleryFilter filter) {
        return Panache.withSession(() ->
                categories
                        .require(filter.category())
                        .chain(() -> categories.require(filter.label())));
    }

    private Uni<GalleryPage> page(GalleryQuery query, GallerySearch.Found found) {
        String next = found.next() == null ? null : found.next().encode(query.filter());
        return images.inOrder(found.ids()).map(items -> new GalleryPage(items, next));
    }
}
