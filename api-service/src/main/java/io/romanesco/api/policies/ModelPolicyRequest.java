package io.romanesco.api.policies;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.ModelPolicy;
import io.romanesco.contract.ModelPolicy.Shadow;
import io.romanesco.contract.ModelRequest;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which versions of a model workers keep, as a client sends it. */
@JsonIgnoreProperties("model") // A policy that was read may be sent back as it is.
@Schema(requiredProperties = "versions")
public record ModelPolicyRequest(
        @Schema(
                        description =
                                "`latest`, or versions by name; the first ready one answers"
                                        + " requests without a version.",
                        examples = "[\"latest\"]")
                List<String> versions,
        ShadowRequest shadow) {

    private static final int MAX_VERSIONS = 8;

    /** A version on trial: it runs on a part of the images, and its results never show. */
    @Schema(requiredProperties = {"version", "percent"})
    public record ShadowRequest(
            @Schema(examples = "2.0.0") String version,
            @Schema(examples = "10", minimum = "0", maximum = "100") Integer percent) {}

    /** The policy; fails when it makes no sense. Whether the versions exist is not checked. */
    ModelPolicy toPolicy(String model) {
        if (versions == null
                || versions.isEmpty()
                || versions.stream().anyMatch(ModelPolicyRequest::isBlank)) {
            throw ErrorCode.BAD_POLICY.because(
                    "A policy needs versions: {\"versions\":[\"latest\"]}, or versions by name.");
        }
        if (versions.size() > MAX_VERSIONS
                || versions.stream().distinct().count() < versions.size()) {
            throw ErrorCode.BAD_POLICY.because(
                    "A policy has at most %d versions, each once.".formatted(MAX_VERSIONS));
        }
        return new ModelPolicy(model, versions, shadow == null ? null : toShadow());
    }

    private Shadow toShadow() {
        boolean percentIsValid =
                shadow.percent() != null && shadow.percent() >= 0 && shadow.percent() <= 100;
        if (isBlank(shadow.version()) || !percentIsValid) {
            throw ErrorCode.BAD_POLICY.because(
                    "A shadow has a version and a percent from 0 to 100:"
                            + " {\"version\":\"2.0.0\",\"percent\":10}.");
        }
        if (shadow.version().equals(ModelPolicy.LATEST)) {
            throw ErrorCode.BAD_POLICY.because(
                    "A shadow is a version by name, for example 2.0.0, not latest.");
        }
        if (shadow.version().equals(versions.getFirst())) {
            throw ErrorCode.BAD_POLICY.because(
                    "Version %s answers requests, so it cannot be its own shadow."
                            .formatted(shadow.version()));
        }
        return new Shadow(shadow.version(), shadow.percent());
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    /** What must exist for this policy: the model, and each version that it names. */
    static List<ModelRequest> namedBy(ModelPolicy policy) {
        List<ModelRequest> named = new ArrayList<>();
        named.add(ModelRequest.of(policy.model()));
        policy.versions().stream()
                .filter(version -> !version.equals(ModelPolicy.LATEST))
                .map(version -> ModelRequest.of(policy.model(), version))
                .forEach(named::add);
        if (policy.shadow() != null) {
            named.add(ModelRequest.of(policy.model(), policy.shadow().version()));
        }
        return named;
    }
}
