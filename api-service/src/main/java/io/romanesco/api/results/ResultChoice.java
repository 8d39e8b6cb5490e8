package io.romanesco.api.results;

import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.Role;
import java.util.List;
import java.util.Optional;

/** Picks out of an image's results, which are sorted newest first. */
public final class ResultChoice {

    private ResultChoice() {}

    /**
     * A model as a request's parameter names it; empty where the parameter is. Fails if malformed.
     */
    public static Optional<ModelRequest> asked(String model) {
        if (model == null || model.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                ModelRequest.parse(model)
                        .orElseThrow(() ->
                                ErrorCode.UNKNOWN_MODEL.because(
                                        "A model is asked for as name or name@version.")));
    }

    /** The newest result of a model that is no rejection, whatever its role. */
    public static Optional<StoredResult> of(List<StoredResult> results, ModelRequest model) {
        return results.stream()
                .filter(result -> result.rejection() == null)
                .filter(result -> result.model().equals(model.name()))
                .filter(result -> model.version().map(result.version()::equals).orElse(true))
                .findFirst();
    }

    /**
     * The result that the image shows, if it is of objects or areas; else the newest primary one
     * that is: models that ran beside the main one end in any order.
     */
    public static Optional<StoredResult> annotation(List<StoredResult> results) {
        Optional<StoredResult> shown = results.stream().filter(StoredResult::isShown).findFirst();
        return shown.filter(result -> result.objects() != null)
                .or(() ->
                        results.stream()
                                .filter(result -> result.role() == Role.PRIMARY)
                                .filter(result -> result.objects() != null)
                                .findFirst());
    }

    /** The newest classification that counts for what the image shows. */
    public static Optional<StoredResult> classification(List<StoredResult> results) {
        return results.stream()
                .filter(result -> result.isShown() && result.classification() != null)
                .findFirst();
    }
}
