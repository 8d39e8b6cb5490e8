package io.romanesco.api.exports;

import io.romanesco.api.exports.ExportPages.Page;
import io.romanesco.api.exports.format.ExportImage;
import io.romanesco.api.models.ModelLabels;
import io.romanesco.contract.ModelRequest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Finds the categories of an export: formats number them before the first image. */
@ApplicationScoped
class ExportCategories {

    private final ModelLabels labels;

    ExportCategories(ModelLabels labels) {
        this.labels = labels;
    }

    private record Mentioned(Set<String> models, Set<String> categories) {

        void add(ExportImage image) {
            categories.addAll(image.categories());
            if (image.model() != null) {
                models.add(image.model());
            }
        }
    }

    /**
     * The categories of the models in their order, then others that images mention.
     *
     * @param read the images of a page; masks are not needed
     */
    Uni<List<String>> of(List<Page> pages, Function<Page, Multi<ExportImage>> read) {
        Mentioned mentioned = new Mentioned(new TreeSet<>(), new TreeSet<>());
        return Multi.createFrom()
                .iterable(pages)
                .onItem()
                .transformToMultiAndConcatenate(read)
                .invoke(mentioned::add)
                .collect()
                .last()
                .chain(() -> ordered(mentioned));
    }

    private Uni<List<String>> ordered(Mentioned mentioned) {
        return Multi.createFrom()
                .iterable(mentioned.models())
                .map(model -> ModelRequest.parse(model).orElseThrow())
                .onItem()
                .transformToUniAndConcatenate(
                        model -> labels.of(model.name(), model.version().orElseThrow()))
                .collect()
                .asList()
                .map(known -> {
                    Set<String> all = new LinkedHashSet<>();
                    known.forEach(all::addAll);
                    all.addAll(mentioned.categories());
                    return List.copyOf(all);
                });
    }
}
