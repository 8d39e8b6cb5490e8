package io.romanesco.inference.protocol.rest;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.romanesco.inference.protocol.tensor.ModelDescription;
import io.romanesco.inference.protocol.tensor.TensorDescription;
import java.util.List;

/**
 * A model's configuration as Triton's clients read it.
 *
 * @param maxBatchSize 0: the dimensions include that of the batch
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ModelConfigJson(
        String name,
        String platform,
        String backend,
        int maxBatchSize,
        List<Tensor> input,
        List<Tensor> output) {

    /** An input or output. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Tensor(String name, String dataType, List<Long> dims) {

        private static Tensor of(TensorDescription tensor) {
            return new Tensor(tensor.name(), tensor.datatype().configName(), tensor.shape());
        }
    }

    static ModelConfigJson of(ModelDescription model) {
        return new ModelConfigJson(
                model.name(),
                model.platform(),
                ModelDescription.BACKEND,
                0,
                model.inputs().stream().map(Tensor::of).toList(),
                model.outputs().stream().map(Tensor::of).toList());
    }
}
