package io.romanesco.api.reclassifications;

import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.ModelRequest;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which images a model analyses again, as a client sends it. */
@Schema(requiredProperties = "model")
public record ReclassificationRequest(
        @Schema(
                        description = "Names and values as of GET /images; empty: all images.",
                        examples = "{\"category\":\"Carrot\"}")
                Map<String, Object> filter,
        @Schema(
                        description =
                                "`name@version`, or `name` for the newest version that is ready.",
                        examples = "vegetables@2.0.0")
                String model) {

    /** The model; fails when there is none. Whether it exists is not checked. */
    ModelRequest toModel() {
        return ModelRequest.parse(model == null ? "" : model)
                .orElseThrow(() ->
                        ErrorCode.BAD_REQUEST.because(
                                "Name the model as name or name@version:"
                                        + " {\"model\":\"vegetables@2.0.0\",\"filter\":{}}."));
    }

    /** The filter as the parameters of a query. Whether it makes sense is not checked. */
    Map<String, String> toFilter() {
        Map<String, String> parameters = new TreeMap<>();
        if (filter != null) {
            filter.forEach((name, value) -> parameters.put(name, text(name, value)));
        }
        return parameters;
    }

    private static String text(String name, Object value) {
        String text =
                switch (value) {
                    case String given -> given;
                    case Integer given -> given.toString();
                    case null, default ->
                            throw ErrorCode.BAD_REQUEST.because(
                                    "The filter '%s' is a text or a whole number.".formatted(name));
                };
        if (text.indexOf('\0') >= 0) {
            throw ErrorCode.BAD_REQUEST.because("A filter has the character NUL. Leave it out.");
        }
        return text;
    }
}
