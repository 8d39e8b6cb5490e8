package io.romanesco.api.policies;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.SourcePolicy;
import io.romanesco.contract.Submission;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which models analyse the images of a source whose sender asks for none, as a client sends it. */
@JsonIgnoreProperties("source") // A policy that was read may be sent back as it is.
public record SourcePolicyRequest(
        @Schema(
                        description = "Each `name` or `name@version`, at most 8.",
                        examples = "[\"coco-objects\"]")
                List<String> models,
        @Schema(description = "Whether the default model does not run.") boolean only,
        @Schema(description = "Whether the results are drawn, too.") boolean annotate) {

    private static final Pattern SOURCE = Pattern.compile("/cameras/[^\\p{Cntrl}]{1,247}");

    /** The policy; fails when it makes no sense. Whether the models exist is not checked. */
    SourcePolicy toPolicy(String source) {
        requireSource(source);
        List<String> names = models == null ? List.of() : models;
        names.forEach(SourcePolicyRequest::requireModel);
        if (only && names.isEmpty()) {
            throw ErrorCode.BAD_POLICY.because(
                    "Without a model and without the default one, nothing would run: name a model,"
                            + " or leave out only.");
        }
        return new SourcePolicy(
                source,
                requests(names).stream().map(ModelRequest::toString).distinct().toList(),
                only,
                annotate);
    }

    private static void requireModel(String name) {
        if (name == null || ModelRequest.parse(name).isEmpty()) {
            throw ErrorCode.BAD_POLICY.because(
                    "A model is written name or name@version, for example coco-objects@1.0.0.");
        }
    }

    static void requireSource(String source) {
        boolean valid =
                source != null
                        && (source.equals(Submission.UPLOADS) || SOURCE.matcher(source).matches());
        if (!valid) {
            throw ErrorCode.BAD_POLICY.because(
                    "A source is /uploads or /cameras/<name>: add ?source=/cameras/gate.");
        }
    }

    /** The models that must exist for a policy that names these. */
    static List<ModelRequest> requests(List<String> models) {
        return models.stream().map(name -> ModelRequest.parse(name).orElseThrow()).toList();
    }
}
