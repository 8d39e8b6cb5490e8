package io.romanesco.api.results.classification;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.events.ChangePublisher;
import io.romanesco.api.events.ChangeType;
import io.romanesco.api.images.CategoryRepository;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The label of an image: ground truth that a person gives. */
@Path("/api/v1/images/{id}")
@Tag(name = "images")
@Produces(MediaType.APPLICATION_JSON)
public class LabelResource {

    private final ImageRepository images;
    private final CategoryRepository categories;
    private final ChangePublisher changes;

    LabelResource(ImageRepository images, CategoryRepository categories, ChangePublisher changes) {
        this.images = images;
        this.categories = categories;
        this.changes = changes;
    }

    @PATCH
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    @Operation(
            operationId = "labelImage",
            summary = "Gives the image its ground truth, or takes it away")
    public Uni<Image> label(@PathParam("id") UUID id, LabelRequest request) {
        String label = (request == null ? new LabelRequest(null) : request).category();
        return Panache.withTransaction(() ->
                        images.requireLocked(id)
                                .call(() -> categories.require(label))
                                .chain(() -> images.label(id, label)))
                .invoke(image -> changes.announce(ChangeType.LABELLED, image));
    }
}
