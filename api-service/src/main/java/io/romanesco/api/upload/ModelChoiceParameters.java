package io.romanesco.api.upload;

import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.ModelChoice;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Role;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The query parameters that choose models, as they came. */
public class ModelChoiceParameters {

    @QueryParam("model")
    @Parameter(
            description =
                    "Models that analyse the image, each `name` or `name@version`; several"
                            + " parameters or one with commas, at most 8. The default model runs"
                            + " too, unless `only=true`.",
            example = "coco-objects")
    List<String> model;

    @QueryParam("only")
    @Parameter(
            description = "`true`: the default model does not run.",
            schema = @Schema(type = SchemaType.BOOLEAN))
    String only;

    @QueryParam("annotate")
    @Parameter(
            description = "`true`: the results are drawn on the image, for the topic `annotated`.",
            schema = @Schema(type = SchemaType.BOOLEAN))
    String annotate;

    /** The choice; fails when it makes no sense. Whether the models exist is not checked. */
    ModelChoice toChoice() {
        boolean without = isTrue("only", only);
        boolean drawn = isTrue("annotate", annotate);
        List<ModelRequest> models =
                model == null ? List.of() : ModelRequest.listOf(String.join(",", model));
        if (without && models.isEmpty()) {
            throw ErrorCode.BAD_REQUEST.because(
                    "only=true leaves out the default model, so name another: add model=<name>.");
        }
        return models.isEmpty() && !drawn
                ? ModelChoice.NONE
                : new ModelChoice(Optional.empty(), models, without, Role.PRIMARY, drawn);
    }

    private static boolean isTrue(String name, String value) {
        return switch (value == null ? "" : value) {
            case "true" -> true;
            case "", "false" -> false;
            default ->
                    throw ErrorCode.BAD_REQUEST.because(
                            "The parameter %s is true or false.".formatted(name));
        };
    }
}
