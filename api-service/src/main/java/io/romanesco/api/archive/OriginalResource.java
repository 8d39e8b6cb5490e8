package io.romanesco.api.archive;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.romanesco.api.events.ChangePublisher;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.platform.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The stored original of an image: a link to it, and its removal together with the image. */
@Path("/api/v1/images/{id}")
@Tag(name = "images")
@Produces(MediaType.APPLICATION_JSON)
public class OriginalResource {

    private final ImageRepository images;
    private final ObjectStore store;
    private final ContentLinks links;
    private final ChangePublisher changes;

    OriginalResource(
            ImageRepository images,
            ObjectStore store,
            ContentLinks links,
            ChangePublisher changes) {
        this.images = images;
        this.store = store;
        this.links = links;
        this.changes = changes;
    }

    @GET
    @Path("/content")
    @Operation(
            operationId = "getContent",
            summary = "The original: a redirect to a short-lived link")
    @APIResponse(responseCode = "302", description = "Location is a presigned URL.")
    public Uni<Response> content(@PathParam("id") UUID id) {
        return images.original(id)
                .map(original ->
                        original.key()
                                .orElseThrow(() ->
                                        ErrorCode.NOT_ARCHIVED.because(
                                                "The original is on its way to the archive. Try"
                                                        + " again.")))
                .map(key ->
                        Response.status(Response.Status.FOUND)
                                .location(links.to(key))
                                .header("Cache-Control", "no-store")
                                .build());
    }

    @DELETE
    @Operation(
            operationId = "deleteImage",
            summary = "Removes the image, its results and its original, for good")
    @APIResponse(responseCode = "204", description = "It is gone.")
    public Uni<Void> delete(@PathParam("id") UUID id) {
        return deleteForGood(id).invoke(() -> changes.announceDeleted(id));
    }

    /**
     * Object first, then row: when the object store is down, nothing is removed. No transaction
     * waits for the object store. If the row changes meanwhile, all begins again, because the
     * original may have been archived.
     */
    private Uni<Void> deleteForGood(UUID id) {
        return images.original(id)
                .call(original -> deleteObject(original.key()))
                .chain(original ->
                        Panache.withTransaction(
                                () -> images.deleteForGood(id, original.rowVersion())))
                .chain(deleted -> deleted ? Uni.createFrom().voidItem() : deleteForGood(id));
    }

    private Uni<Void> deleteObject(Optional<String> key) {
        return key.map(store::delete).orElseGet(() -> Uni.createFrom().voidItem());
    }
}
