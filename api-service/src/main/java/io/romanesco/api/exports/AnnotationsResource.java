package io.romanesco.api.exports;

import io.romanesco.api.exports.format.ExportDocument;
import io.romanesco.api.exports.format.ExportFormat;
import io.romanesco.api.exports.format.ExportImage;
import io.romanesco.api.images.Image;
import io.romanesco.api.images.ImageRepository;
import io.romanesco.api.models.ModelLabels;
import io.romanesco.api.platform.ApiException;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.api.results.ResultChoice;
import io.romanesco.api.results.ResultOutlines;
import io.romanesco.api.results.StoredResult;
import io.romanesco.contract.ModelRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The annotations of an image as a file for other tools. */
@Path("/api/v1/images/{id}/annotations")
@Tag(name = "images")
public class AnnotationsResource {

    private final ImageRepository images;
    private final ResultOutlines results;
    private final ExportImages exported;
    private final ModelLabels labels;
    private final Vertx vertx;

    AnnotationsResource(
            ImageRepository images,
            ResultOutlines results,
            ExportImages exported,
            ModelLabels labels,
            Vertx vertx) {
        this.images = images;
        this.results = results;
        this.exported = exported;
        this.labels = labels;
        this.vertx = vertx;
    }

    @GET
    @Produces({"application/json", "application/xml", "application/zip", "text/csv"})
    @Operation(
            operationId = "getAnnotations",
            summary = "Objects, areas, classification and label as a file for another tool",
            description =
                    "coco: JSON with masks as compressed RLE. yolo: a zip with data.yaml and one"
                        + " text file of boxes. cvat: CVAT for images 1.1, with masks."
                        + " label-studio: JSON tasks with boxes and outlines. csv: a line for each"
                        + " of them. Classes are numbered in the model's order.")
    @APIResponse(responseCode = "200", description = "The file.")
    public Uni<Response> annotations(
            @PathParam("id") UUID id,
            @QueryParam("format")
                    @Parameter(
                            description = "coco, yolo, cvat, label-studio or csv",
                            required = true,
                            example = "coco")
                    String format,
            @QueryParam("model")
                    @Parameter(
                            description =
                                    "Only what this model said: name or name@version. Without it:"
                                            + " the objects or areas that the image shows, else"
                                            + " the newest, and the image's classification.",
                            example = "coco-objects")
                    String model,
            @Context UriInfo address) {
        ExportFormat wanted = format(format);
        Optional<ModelRequest> asked = ResultChoice.asked(model);
        String url = address.getBaseUri().resolve(Image.contentPath(id)).toString();
        return images.view(id)
                .chain(image ->
                        results.of(List.of(id))
                                .chain(all -> export(image, all, asked, url, wanted)))
                .chain(image ->
                        categories(image)
                                .chain(categories ->
                                        vertx.executeBlocking(
                                                () ->
                                                        ExportDocument.of(
                                                                wanted, categories, List.of(image)),
                                                false)))
                .map(file -> answer(id, wanted, file));
    }

    private static ExportFormat format(String name) {
        return Optional.ofNullable(name)
                .flatMap(ExportFormat::named)
                .orElseThrow(() ->
                        ErrorCode.UNKNOWN_FORMAT.because(
                                "A format is coco, yolo, cvat, label-studio or csv."));
    }

    private Uni<ExportImage> export(
            Image image,
            List<StoredResult> results,
            Optional<ModelRequest> model,
            String url,
            ExportFormat format) {
        if (image.width() == null || image.height() == null) {
            throw noResult(model);
        }
        return exported.read(1, image, results, model, url, format.masks())
                .invoke(found -> {
                    boolean said = found.model() != null || found.classification() != null;
                    if (!said && (model.isPresent() || found.label() == null)) {
                        throw noResult(model);
                    }
                });
    }

    private static ApiException noResult(Optional<ModelRequest> model) {
        return ErrorCode.NO_RESULT.because(
                model.map(each -> "There is no result of " + each + " for this image.")
                        .orElse("No model has found anything in this image yet."));
    }

    /** The categories of the model in its order, then others that the image mentions. */
    private Uni<List<String>> categories(ExportImage image) {
        Uni<List<String>> known =
                ModelRequest.parse(image.model() == null ? "" : image.model())
                        .map(model -> labels.of(model.name(), model.version().orElseThrow()))
                        .orElseGet(() -> Uni.createFrom().item(List.of()));
        return known.map(names -> {
            Set<String> all = new LinkedHashSet<>(names);
            all.addAll(image.categories());
            return new ArrayList<>(all);
        });
    }

    private static Response answer(UUID id, ExportFormat format, byte[] file) {
        return Response.ok(file, format.mediaType())
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"%s-%s.%s\""
                                .formatted(id, format.label(), format.extension()))
                .build();
    }
}
