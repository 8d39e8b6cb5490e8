package io.romanesco.api.ingest;

import io.romanesco.api.config.UploadConfig;
import io.romanesco.api.image.Image;
import io.smallrye.mutiny.Uni;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Uploads. */
@Path("/api/v1/images")
@Tag(name = "images")
@Produces(MediaType.APPLICATION_JSON)
public class UploadResource {

    private final UploadReader reader;
    private final UploadService service;
    private final UploadGate gate;
    private final UploadConfig config;

    UploadResource(
            UploadReader reader, UploadService service, UploadGate gate, UploadConfig config) {
        this.reader = reader;
        this.service = service;
        this.gate = gate;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Uploads one image or several")
    public Uni<Response> upload(
            @RestForm(FileUpload.ALL) List<FileUpload> files, @RestHeader("Prefer") List<String> prefer) {
        return reader.read(files).chain(uploads -> submit(uploads, prefer));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Blocking
    @Operation(summary = "Uploads one image as the body of the request")
    public Uni<Response> upload(InputStream body, @RestHeader("Prefer") List<String> prefer) {
        return reader.read(body).chain(uploads -> submit(uploads, prefer));
    }

    private Uni<Response> submit(List<Upload> uploads, List<String> prefer) {
        Optional<Duration> wanted = PreferHeader.wait(prefer == null ? List.of() : prefer);
        Duration wait =
                wanted.map(w -> w.compareTo(config.maxWait()) > 0 ? config.maxWait() : w)
                        .orElse(Duration.ZERO);
        return service.submit(uploads, wait, gate.passage())
                .map(images -> answer(images, wait).build());
    }

    private static ResponseBuilder answer(List<Image> images, Duration wait) {
        boolean finished = !wait.isZero() && images.stream().allMatch(Image::isFinished);
        ResponseBuilder answer = Response.status(finished ? 200 : 202);
        if (!wait.isZero()) {
            answer.header("Preference-Applied", "wait=" + wait.toSeconds());
        }
        return images.size() == 1
                ? answer.location(URI.create(Image.path(images.getFirst().id())))
                        .entity(images.getFirst())
                : answer.entity(new UploadedImages(images));
    }
}
