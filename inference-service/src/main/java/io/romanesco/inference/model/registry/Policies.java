package io.romanesco.inference.model.registry;

import io.romanesco.contract.ModelPolicy;
import io.romanesco.contract.SourcePolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The policies that are in force: which versions of a model are kept, and which models analyse the
 * images of a source. They come from the compacted topic {@code policies}. No method blocks.
 */
@ApplicationScoped
public class Policies {

    private final Map<String, ModelPolicy> models = new ConcurrentHashMap<>();
    private final Map<String, SourcePolicy> sources = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> known = new CompletableFuture<>();

    /** The policy of a model; {@code latest} where there is none. */
    public ModelPolicy model(String name) {
        return models.getOrDefault(name, ModelPolicy.latest(name));
    }

    /** The policy of a source, as in a submission; empty where there is none. */
    public Optional<SourcePolicy> source(String source) {
        return Optional.ofNullable(sources.get(source));
    }

    /** The policies of all models with a shadow, by name. */
    public List<ModelPolicy> shadows() {
        return models.values().stream()
                .filter(policy -> policy.shadow() != null)
                .sorted(Comparator.comparing(ModelPolicy::model))
                .toList();
    }

    /** Sets the policy of a model. */
    public void set(ModelPolicy policy) {
        models.put(policy.model(), policy);
        listeners.forEach(Runnable::run);
    }

    /** Sets the policy of a source. */
    public void set(SourcePolicy policy) {
        sources.put(policy.source(), policy);
    }

    /** Removes a policy by the key of its record. */
    public void remove(String key) {
        boolean found = models.values().removeIf(policy -> policy.key().equals(key));
        sources.values().removeIf(policy -> policy.key().equals(key));
        if (found) {
            listeners.forEach(Runnable::run);
        }
    }

    /** Says that all policies of the topic are known, or that they cannot be had. */
    public void complete() {
        known.complete(null);
    }

    /** Completes with {@link #complete()}. */
    public CompletionStage<Void> whenKnown() {
        return known.copy();
    }

    /** Runs after each change of a model's policy, on the thread that makes it. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
