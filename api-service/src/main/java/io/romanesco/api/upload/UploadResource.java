package io.romanesco.api.upload;

import io.romanesco.api.images.Image;
import io.romanesco.contract.ModelChoice;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Uploads. */
@Path("/api/v1/images")
@Tag(name = "images")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
        responseCode = "202",
        description = "Accepted; with Prefer: wait, also when the time is up.",
        content =
                @Content(
                        schema =
                                @Schema(
                                        oneOf = {
                                            Image.class,
                                            UploadResource.UploadedImages.class
                                        })))
@APIResponse(
        responseCode = "200",
        description = "Finished while the client waited.",
        content =
                @Content(
                        schema =
                                @Schema(
                                        oneOf = {
                                            Image.class,
                                            UploadResource.UploadedImages.class
                                        })))
public class UploadResource {

    private static final String WAIT =
            "wait=N answers when the images are finished, or after N seconds";

    private static final String SUMMARY = "Uploads one image or several";

    private static final String DESCRIPTION =
            "As the field `file` of a form, or one as the body of the request. All or none are"
                + " taken. One file is answered with its image, several with `{\"images\":[…]}` in"
                + " their order. A 202 is a promise: the images are stored and will be classified.";

    private static final Pattern WAIT_PREFERENCE =
            Pattern.compile(
                    "(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,9})\"?\\s*(?=$|[,;])",
                    Pattern.CASE_INSENSITIVE);

    private final ModelChoices choices;
    private final UploadReader reader;
    private final UploadService service;
    private final UploadAdmission admission;
    private final UploadConfig config;

    UploadResource(
            ModelChoices choices,
            UploadReader reader,
            UploadService service,
            UploadAdmission admission,
            UploadConfig config) {
        this.choices = choices;
        this.reader = reader;
        this.service = service;
        this.admission = admission;
        this.config = config;
    }

    /** Several images, in the order of their upload. */
    @Schema(requiredProperties = "images")
    public record UploadedImages(List<Image> images) {}

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(operationId = "uploadImages", summary = SUMMARY, description = DESCRIPTION)
    @RequestBody(content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA))
    public Uni<Response> upload(
            @RestForm(FileUpload.ALL) List<FileUpload> files,
            @BeanParam ModelChoiceParameters models,
            @RestHeader("Prefer") @Parameter(description = WAIT, example = "wait=5")
                    List<String> prefer) {
        return choices.check(models.toChoice())
                .chain(choice ->
                        reader.read(files).chain(uploads -> submit(uploads, choice, prefer)));
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "uploadImages", summary = SUMMARY, description = DESCRIPTION)
    @RequestBody(
            content =
                    @Content(
                            mediaType = "image/*",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Uni<Response> upload(
            InputStream body,
            @BeanParam ModelChoiceParameters models,
            @RestHeader("Prefer") @Parameter(description = WAIT, example = "wait=5")
                    List<String> prefer) {
        return choices.check(models.toChoice())
                .chain(choice ->
                        reader.read(body).chain(uploads -> submit(uploads, choice, prefer)));
    }

    private Uni<Response> submit(List<Upload> uploads, ModelChoice choice, List<String> prefer) {
        Duration wanted = preferredWait(prefer == null ? List.of() : prefer);
        Duration wait = wanted.compareTo(config.maxWait()) > 0 ? config.maxWait() : wanted;
        return service.submit(uploads, choice, wait, admission.release())
                .map(images -> answer(images, wait).build());
    }

    /**
     * The seconds of {@code Prefer: wait=5} (RFC 7240), quoted or not, among other preferences. The
     * first counts; zero if there is none or it makes no sense.
     */
    static Duration preferredWait(List<String> headers) {
        Matcher found = WAIT_PREFERENCE.matcher(String.join(",", headers));
        return found.find() ? Duration.ofSeconds(Long.parseLong(found.group(1))) : Duration.ZERO;
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
