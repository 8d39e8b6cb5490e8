package io.romanesco.inference.protocol;

import io.romanesco.contract.ModelName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts the requests of the protocol by model and version since the start. Images of the stream
 * are not among them; the metrics of the service count those.
 */
@ApplicationScoped
public class InferenceStatistics {

    private final ModelAccess models;
    private final Map<ModelName, RequestStatistics> byModel = new ConcurrentHashMap<>();

    InferenceStatistics(ModelAccess models) {
        this.models = models;
    }

    /**
     * Statistics of a model's known versions.
     *
     * @throws io.romanesco.inference.protocol.tensor.ProtocolException when it is unknown
     */
    public List<RequestStatistics> of(String name, Optional<String> version) {
        return models.known(ModelAccess.request(name, version)).stream()
                .map(status ->
                        byModel.getOrDefault(
                                status.model(), RequestStatistics.none(status.model())))
                .toList();
    }

    /** Statistics of every model that was asked for. */
    public List<RequestStatistics> all() {
        return byModel.values().stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    void succeeded(ModelName model, long batch, InferenceTimes times) {
        byModel.merge(
                model, RequestStatistics.success(model, batch, times), RequestStatistics::plus);
    }

    void failed(ModelName model, InferenceTimes times) {
        byModel.merge(model, RequestStatistics.failure(model, times), RequestStatistics::plus);
    }
}
