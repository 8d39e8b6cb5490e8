package io.romanesco.inference.pipeline;

import io.romanesco.contract.AnalysedImage;
import io.romanesco.contract.ImageResult;
import io.romanesco.contract.ModelName;
import io.romanesco.contract.Rejection;
import io.romanesco.contract.Role;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.registry.ModelLease;
import io.romanesco.inference.task.Tasks;
import java.time.Instant;
import java.util.Optional;

/**
 * A model that an image asks for.
 *
 * @param name as loaded; as asked for where there is no such model
 * @param lease empty where there is no such model
 * @param main whether the image shows this model's result
 * @param missing a sentence that says why there is no such model; empty where there is
 */
record SelectedModel(
        ModelName name, Optional<ModelLease> lease, Role role, boolean main, String missing) {

    boolean isKnown() {
        return lease.isPresent();
    }

    /** The model; there must be one. */
    LoadedModel loaded() {
        return lease.orElseThrow().model();
    }

    /** The result for an image that this model cannot analyse. */
    ImageResult rejected(AnalysedImage image, Rejection rejection, Instant at) {
        return lease.map(held -> held.model().task().rejected(image, rejection, at))
                .orElseGet(() -> Tasks.rejectedWithoutModel(image, rejection, at));
    }
}
