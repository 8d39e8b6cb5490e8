package io.romanesco.api.exports;

import io.romanesco.api.exports.ExportPages.Page;
import io.romanesco.api.platform.ErrorCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** Labels and annotations of many images as a file for other tools. */
@Path("/api/v1/exports")
@Tag(name = "gallery")
public class ExportResource {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

    private final ExportModels models;
    private final ExportPages pages;
    private final FileExport files;
    private final PictureExport pictures;
    private final Semaphore permits;

    ExportResource(
            ExportModels models,
            ExportPages pages,
            FileExport files,
            PictureExport pictures,
            ExportConfig config) {
        this.models = models;
        this.pages = pages;
        this.files = files;
        this.pictures = pictures;
        this.permits = new Semaphore(config.concurrent());
    }

    @GET
    @Produces("application/octet-stream")
    @Operation(
            operationId = "exportImages",
            summary = "Labels and annotations of many images as a file for another tool",
            description =
                    "coco, cvat, label-studio and csv are one file; yolo and imagefolder are a zip,"
                        + " imagefolder with the pictures themselves in a folder for each category."
                        + " Only archived images. The download is streamed.")
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            required = true,
            description = "coco, yolo, cvat, label-studio, csv or imagefolder",
            example = "coco",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "model",
            in = ParameterIn.QUERY,
            description =
                    "Only what this model said: name or name@version. Without it: the objects"
                            + " or areas that the image shows, else the newest, and the"
                            + " classification that it shows.",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "category",
            in = ParameterIn.QUERY,
            description = "This and the other filters of GET /images narrow the images.",
            example = "Carrot",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "The file.",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Multi<byte[]> export(@Context UriInfo address) {
        ExportRequest request = ExportRequest.of(address.getQueryParameters());
        URI base = address.getBaseUri();
        if (!permits.tryAcquire()) {
            throw ErrorCode.OVERLOADED.because(
                    "Too many exports at once. Try again in a moment.", RETRY_AFTER);
        }
        Uni<List<Page>> found =
                request.model()
                        .map(models::require)
                        .orElseGet(() -> Uni.createFrom().voidItem())
                        .chain(() -> pages.of(request.images()))
                        .onTermination()
                        .invoke((all, _, _) -> {
                            if (all == null) {
                                permits.release();
                            }
                        });
        return RestMulti.fromUniResponse(
                found,
                all -> write(request, all, base).onTermination().invoke(permits::release),
                _ -> headers(request));
    }

    private Multi<byte[]> write(ExportRequest request, List<Page> all, URI base) {
        return request.format()
                .map(format -> files.write(request, format, all, base))
                .orElseGet(() -> pictures.write(request, all, base));
    }

    private static Map<String, List<String>> headers(ExportRequest request) {
        return Map.of(
                "Content-Type",
                List.of(request.mediaType()),
                "Content-Disposition",
                List.of("attachment; filename=\"" + request.fileName() + "\""));
    }
}
