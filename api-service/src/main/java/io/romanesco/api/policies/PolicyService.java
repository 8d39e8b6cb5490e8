package io.romanesco.api.policies;

import io.romanesco.api.models.KnownModels;
import io.romanesco.api.platform.ErrorCode;
import io.romanesco.contract.ModelPolicy;
import io.romanesco.contract.ModelRequest;
import io.romanesco.contract.SourcePolicy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Checks, stores and publishes policies. */
@ApplicationScoped
class PolicyService {

    private static final String MODELS = "model/";
    private static final String SOURCES = "source/";

    private final PolicyRepository policies;
    private final PolicyPublisher publisher;
    private final KnownModels models;

    PolicyService(PolicyRepository policies, PolicyPublisher publisher, KnownModels models) {
        this.policies = policies;
        this.publisher = publisher;
        this.models = models;
    }

    /** The policy of a model; {@code latest} by default. Fails for an unknown model. */
    Uni<ModelPolicy> ofModel(String model) {
        return policies.find(MODELS + model, ModelPolicy.class)
                .chain(found ->
                        found.isPresent()
                                ? Uni.createFrom().item(found.get())
                                : models.require(List.of(ModelRequest.of(model)))
                                        .replaceWith(() -> ModelPolicy.latest(model)));
    }

    /** The policy of a source; fails if it has none. */
    Uni<SourcePolicy> ofSource(String source) {
        return policies.find(SOURCES + source, SourcePolicy.class)
                .map(found ->
                        found.orElseThrow(() ->
                                ErrorCode.POLICY_NOT_FOUND.because(
                                        "This source has no policy: the default model analyses its"
                                                + " images.")));
    }

    Uni<List<ModelPolicy>> ofModels() {
        return policies.list(MODELS, ModelPolicy.class);
    }

    Uni<List<SourcePolicy>> ofSources() {
        return policies.list(SOURCES, SourcePolicy.class);
    }

    /** Fails for an unknown model or version. */
    Uni<ModelPolicy> set(ModelPolicy policy) {
        return models.requireVersions(ModelPolicyRequest.namedBy(policy))
                .chain(() -> policies.store(policy.key(), policy))
                .chain(() -> publisher.publish(policy.key()))
                .replaceWith(policy);
    }

    /** Fails for unknown or too many models. */
    Uni<SourcePolicy> set(SourcePolicy policy) {
        return models.require(SourcePolicyRequest.requests(policy.models()))
                .chain(() -> policies.store(policy.key(), policy))
                .chain(() -> publisher.publish(policy.key()))
                .replaceWith(policy);
    }

    Uni<Void> removeOfModel(String model) {
        return remove(MODELS + model);
    }

    Uni<Void> removeOfSource(String source) {
        return remove(SOURCES + source);
    }

    private Uni<Void> remove(String key) {
        return policies.remove(key).chain(() -> publisher.publish(key));
    }
}
