package io.romanesco.api.upload;

import io.romanesco.api.images.Image;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.ModelChoice;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Asks further models about a stored image. */
@Path("/api/v1/images/{id}/results")
@Tag(name = "images")
@Produces(MediaType.APPLICATION_JSON)
public class AskResource {

    private final ModelChoices choices;
    private final StoredImages images;

    AskResource(ModelChoices choices, StoredImages images) {
        this.choices = choices;
        this.images = images;
    }

    @POST
    @Operation(
            operationId = "askModels",
            summary = "Asks other models about a stored image",
            description =
                    "The answer comes before the results, which are then among those of the image."
                            + " What the image shows stays as it is.")
    @APIResponse(
            responseCode = "202",
            description = "The models will analyse the image.",
            content = @Content(schema = @Schema(implementation = Image.class)))
    public Uni<Response> ask(@PathParam("id") UUID id, @BeanParam ModelChoiceParameters models) {
        ModelChoice choice = models.toChoice();
        if (choice.models().isEmpty()) {
            throw ErrorCode.BAD_REQUEST.because("Name the model to ask: add model=<name>.");
        }
        return choices.check(choice.beside())
                .chain(checked -> images.publish(id, checked))
                .map(image -> Response.accepted(image).build());
    }
}
