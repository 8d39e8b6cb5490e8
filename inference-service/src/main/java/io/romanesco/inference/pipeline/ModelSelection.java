package io.romanesco.inference.pipeline;

import io.romanesco.contract.ModelChoice;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Role;
import io.romanesco.contract.SourcePolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which models analyse an image: those that its sender asks for, else those of the policy of its
 * source, else the default one.
 *
 * @param withDefault whether the default model runs, before the others
 * @param models the others, in the order in which they were asked for
 * @param role of all results
 * @param annotate whether the results are drawn, too
 * @param main whether the image shows the first one's result, if that is primary
 */
record ModelSelection(
        boolean withDefault, List<ModelRequest> models, Role role, boolean annotate, boolean main) {

    /** A selection of which the image shows the first one's result. */
    ModelSelection(boolean withDefault, List<ModelRequest> models, Role role, boolean annotate) {
        this(withDefault, models, role, annotate, true);
    }

    static ModelSelection of(ModelChoice choice, Optional<SourcePolicy> policy) {
        if (choice.isOpen() && policy.isPresent()) {
            return of(policy.get(), choice.annotate());
        }
        List<ModelRequest> models =
                Stream.concat(choice.instead().stream(), choice.models().stream())
                        .distinct()
                        .toList();
        boolean onlyThese =
                choice.only() || choice.instead().isPresent() || choice.purpose() != Role.PRIMARY;
        return new ModelSelection(
                models.isEmpty() || !onlyThese,
                models,
                choice.purpose(),
                choice.annotate(),
                choice.main());
    }

    private static ModelSelection of(SourcePolicy policy, boolean annotate) {
        List<ModelRequest> models = ModelRequest.listOf(String.join(",", policy.models()));
        return new ModelSelection(
                models.isEmpty() || !policy.only(),
                models,
                Role.PRIMARY,
                annotate || policy.annotate());
    }

    /** Whether more models were asked for than one image may have. */
    boolean isTooLarge() {
        return models.size() > ModelChoice.MAX_MODELS;
    }

    /** The same; where it is too large, the main model alone, which then rejects the image. */
    ModelSelection allowed() {
        return isTooLarge()
                ? new ModelSelection(
                        withDefault,
                        withDefault ? List.of() : models.subList(0, 1),
                        role,
                        annotate,
                        main)
                : this;
    }
}
