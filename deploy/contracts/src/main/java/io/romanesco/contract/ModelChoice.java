package io.romanesco.contract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which models the sender of an image asks for: the headers of a record on {@code images}.
 *
 * @param instead {@code ce_model}: this model runs instead of the default one
 * @param models {@code ce_models}: these run beside the default one, each once
 * @param only {@code ce_only}: the default model does not run
 * @param purpose {@code ce_purpose}: the role of the results; with another one than {@link
 *     Role#PRIMARY} only the models named run
 * @param annotate {@code ce_annotate}: whether the results are drawn, too
 * @param main {@code ce_main}: whether the image shows the result of its main model; false where
 *     further models are asked about a stored image
 */
public record ModelChoice(
        Optional<ModelRequest> instead,
        List<ModelRequest> models,
        boolean only,
        Role purpose,
        boolean annotate,
        boolean main) {

    /** Models that one image may ask for, at most. */
    public static final int MAX_MODELS = 8;

    /** Nothing was asked for: the source's policy decides, else the default model runs. */
    public static final ModelChoice NONE =
            new ModelChoice(Optional.empty(), List.of(), false, Role.PRIMARY, false);

    /** A choice of which the image shows the main model's result. */
    public ModelChoice(
            Optional<ModelRequest> instead,
            List<ModelRequest> models,
            boolean only,
            Role purpose,
            boolean annotate) {
        this(instead, models, only, purpose, annotate, true);
    }

    public ModelChoice {
        models = List.copyOf(models);
    }

    /** Reads the headers. What makes no sense counts as missing. */
    static ModelChoice of(CloudEventHeaders headers) {
        return new ModelChoice(
                headers.text(CloudEventHeaders.MODEL).map(ModelRequest::read),
                headers.text(CloudEventHeaders.MODELS).map(ModelRequest::listOf).orElse(List.of()),
                isTrue(headers, CloudEventHeaders.ONLY),
                headers.text(CloudEventHeaders.PURPOSE)
                        .flatMap(ModelChoice::role)
                        .orElse(Role.PRIMARY),
                isTrue(headers, CloudEventHeaders.ANNOTATE),
                headers.text(CloudEventHeaders.MAIN).filter("false"::equalsIgnoreCase).isEmpty());
    }

    /** A {@code ce_purpose} that is none of the roles: it counts as missing. */
    public static Optional<String> unknownPurpose(CloudEventHeaders headers) {
        return headers.text(CloudEventHeaders.PURPOSE).filter(text -> role(text).isEmpty());
    }

    /** The same models for a stored image: no other runs, and what the image shows stays. */
    public ModelChoice beside() {
        return new ModelChoice(instead, models, true, purpose, annotate, false);
    }

    /** Adds the headers of this choice. */
    public CloudEventHeaders writeTo(CloudEventHeaders headers) {
        instead.ifPresent(model -> headers.with(CloudEventHeaders.MODEL, model.toString()));
        if (!models.isEmpty()) {
            headers.with(
                    CloudEventHeaders.MODELS,
                    String.join(",", models.stream().map(ModelRequest::toString).toList()));
        }
        if (only) {
            headers.with(CloudEventHeaders.ONLY, "true");
        }
        if (purpose != Role.PRIMARY) {
            headers.with(CloudEventHeaders.PURPOSE, purpose.label());
        }
        if (!main) {
            headers.with(CloudEventHeaders.MAIN, "false");
        }
        if (annotate) {
            headers.with(CloudEventHeaders.ANNOTATE, "true");
        }
        return headers;
    }

    /** Whether the sender names no model, so that the policy of the source decides. */
    public boolean isOpen() {
        return instead.isEmpty() && models.isEmpty() && !only && purpose == Role.PRIMARY;
    }

    private static Optional<Role> role(String text) {
        return Role.named(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isTrue(CloudEventHeaders headers, String name) {
        return headers.text(name).filter("true"::equalsIgnoreCase).isPresent();
    }
}
