package io.romanesco.api.drawings;

import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.results.ReadableMasks;
import io.romanesco.api.results.ResultChoice;
import io.romanesco.api.results.ResultOutlines;
import io.romanesco.api.results.StoredResult;
import io.romanesco.contract.Classification;
import io.romanesco.contract.DetectedObject;
import io.romanesco.contract.ModelRequest;
import io.romanesco.rendering.Findings;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The original with what a model found drawn on it. */
@Path("/api/v1/images/{id}/annotated")
@Tag(name = "images")
public class AnnotatedResource {

    private static final String JPEG = "image/jpeg";

    private final ImageRepository images;
    private final ResultOutlines results;
    private final Vertx vertx;
    private final Drawings drawings;

    AnnotatedResource(
            ImageRepository images, ResultOutlines results, Drawings drawings, Vertx vertx) {
        this.images = images;
        this.results = results;
        this.drawings = drawings;
        this.vertx = vertx;
    }

    @GET
    @Produces(JPEG)
    @Operation(
            operationId = "getAnnotated",
            summary = "The original with boxes, masks or areas drawn on it",
            description =
                    "A JPEG. Large originals are shrunk. It is drawn for each request; the ETag"
                            + " changes with the result.")
    @APIResponse(
            responseCode = "200",
            description = "The drawing.",
            content =
                    @Content(
                            mediaType = JPEG,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<Response> annotated(
            @PathParam("id") UUID id,
            @QueryParam("model")
                    @Parameter(
                            description =
                                    "The result of this model: name or name@version. Without it:"
                                            + " the one that the image shows if it has objects or"
                                            + " areas, else the newest that has.",
                            example = "coco-objects")
                    String model,
            @Context Request request) {
        Optional<ModelRequest> asked = ResultChoice.asked(model);
        return images.view(id)
                .chain(image ->
                        results.of(List.of(id))
                                .map(all -> chosen(all, asked))
                                .chain(result -> answer(image, result, request)));
    }

    private static StoredResult chosen(List<StoredResult> all, Optional<ModelRequest> model) {
        Optional<StoredResult> result =
                model.isPresent()
                        ? ResultChoice.of(all, model.get())
                        : ResultChoice.annotation(all);
        return result.orElseThrow(() ->
                ErrorCode.NO_RESULT.because(
                        model.map(each -> "There is no result of " + each + " for this image.")
                                .orElse("No model has found objects in this image yet.")));
    }

    private Uni<Response> answer(Image image, StoredResult result, Request request) {
        EntityTag tag =
                new EntityTag(
                        "%s@%s-%d"
                                .formatted(
                                        result.model(),
                                        result.version(),
                                        result.analysedAt().toEpochMilli()));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return Uni.createFrom().item(cached(unchanged, tag));
        }
        return images.original(image.id())
                .map(original ->
                        original.key()
                                .orElseThrow(() ->
                                        ErrorCode.NOT_ARCHIVED.because(
                                                "The original is on its way to the archive. Try"
                                                        + " again.")))
                .chain(key ->
                        readable(result).chain(found -> drawings.draw(key, findings(image, found))))
                .map(jpeg -> cached(Response.ok(jpeg, JPEG), tag));
    }

    private Uni<StoredResult> readable(StoredResult outline) {
        return outline.masksLeftOut()
                ? results.withMasks(outline)
                        .chain(found ->
                                vertx.executeBlocking(
                                        () -> ReadableMasks.of(found).result(), false))
                : Uni.createFrom().item(outline);
    }

    /** To be kept, but asked for again: a later result may replace this one. */
    private static Response cached(Response.ResponseBuilder response, EntityTag tag) {
        return response.tag(tag).header("Cache-Control", "private, no-cache").build();
    }

    private static Findings findings(Image image, StoredResult result) {
        Classification classification = result.classification();
        List<DetectedObject> objects =
                classification == null
                        ? result.objects()
                        : List.of(
                                new DetectedObject(
                                        classification.category(),
                                        classification.score(),
                                        null,
                                        null));
        return new Findings(image.width(), image.height(), objects, result.semantic());
    }
}
