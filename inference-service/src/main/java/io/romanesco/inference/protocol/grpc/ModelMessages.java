package io.romanesco.inference.protocol.grpc;

import io.romanesco.inference.protocol.RepositoryControl.IndexEntry;
import io.romanesco.inference.protocol.RequestStatistics;
import io.romanesco.inference.protocol.RequestStatistics.Spent;
import io.romanesco.inference.protocol.ServerFacts;
import io.romanesco.inference.protocol.grpc.wire.DataType;
import io.romanesco.inference.protocol.grpc.wire.InferStatistics;
import io.romanesco.inference.protocol.grpc.wire.ModelConfig;
import io.romanesco.inference.protocol.grpc.wire.ModelConfigResponse;
import io.romanesco.inference.protocol.grpc.wire.ModelInput;
import io.romanesco.inference.protocol.grpc.wire.ModelMetadataResponse;
import io.romanesco.inference.protocol.grpc.wire.ModelMetadataResponse.TensorMetadata;
import io.romanesco.inference.protocol.grpc.wire.ModelOutput;
import io.romanesco.inference.protocol.grpc.wire.ModelStatistics;
import io.romanesco.inference.protocol.grpc.wire.ModelStatisticsResponse;
import io.romanesco.inference.protocol.grpc.wire.RepositoryIndexResponse;
import io.romanesco.inference.protocol.grpc.wire.RepositoryIndexResponse.ModelIndex;
import io.romanesco.inference.protocol.grpc.wire.ServerMetadataResponse;
import io.romanesco.inference.protocol.grpc.wire.StatisticDuration;
import io.romanesco.inference.protocol.tensor.ModelDescription;
import io.romanesco.inference.protocol.tensor.TensorDescription;
import java.util.List;

/** Makes messages about the server and its models. */
final class ModelMessages {

    private ModelMessages() {}

    static ServerMetadataResponse server(ServerFacts facts) {
        return ServerMetadataResponse.newBuilder()
                .setName(facts.name())
                .setVersion(facts.version())
                .addAllExtensions(facts.extensions())
                .build();
    }

    static ModelMetadataResponse metadata(ModelDescription model) {
        return ModelMetadataResponse.newBuilder()
                .setName(model.name())
                .addAllVersions(model.versions())
                .setPlatform(model.platform())
                .addAllInputs(model.inputs().stream().map(ModelMessages::tensor).toList())
                .addAllOutputs(model.outputs().stream().map(ModelMessages::tensor).toList())
                .build();
    }

    static ModelConfigResponse config(ModelDescription model) {
        ModelConfig.Builder config =
                ModelConfig.newBuilder()
                        .setName(model.name())
                        .setPlatform(model.platform())
                        .setBackend(ModelDescription.BACKEND);
        for (TensorDescription input : model.inputs()) {
            config.addInput(
                    ModelInput.newBuilder()
                            .setName(input.name())
                            .setDataType(DataType.valueOf(input.datatype().configName()))
                            .addAllDims(input.shape()));
        }
        for (TensorDescription output : model.outputs()) {
            config.addOutput(
                    ModelOutput.newBuilder()
                            .setName(output.name())
                            .setDataType(DataType.valueOf(output.datatype().configName()))
                            .addAllDims(output.shape()));
        }
        return ModelConfigResponse.newBuilder().setConfig(config).build();
    }

    static ModelStatisticsResponse statistics(List<RequestStatistics> all) {
        return ModelStatisticsResponse.newBuilder()
                .addAllModelStats(all.stream().map(ModelMessages::statistics).toList())
                .build();
    }

    static RepositoryIndexResponse index(List<IndexEntry> entries) {
        return RepositoryIndexResponse.newBuilder()
                .addAllModels(
                        entries.stream()
                                .map(entry ->
                                        ModelIndex.newBuilder()
                                                .setName(entry.name())
                                                .setVersion(entry.version())
                                                .setState(entry.state())
                                                .setReason(entry.reason())
                                                .build())
                                .toList())
                .build();
    }

    private static TensorMetadata tensor(TensorDescription tensor) {
        return TensorMetadata.newBuilder()
                .setName(tensor.name())
                .setDatatype(tensor.datatype().name())
                .addAllShape(tensor.shape())
                .build();
    }

    private static ModelStatistics statistics(RequestStatistics one) {
        return ModelStatistics.newBuilder()
                .setName(one.model().name())
                .setVersion(one.model().version())
                .setLastInference(one.lastInference())
                .setInferenceCount(one.inferences())
                .setExecutionCount(one.executions())
                .setInferenceStats(
                        InferStatistics.newBuilder()
                                .setSuccess(duration(one.success()))
                                .setFail(duration(one.fail()))
                                .setQueue(duration(one.queue()))
                                .setComputeInput(duration(one.input()))
                                .setComputeInfer(duration(one.infer()))
                                .setComputeOutput(duration(one.output())))
                .build();
    }

    private static StatisticDuration duration(Spent spent) {
        return StatisticDuration.newBuilder().setCount(spent.count()).setNs(spent.nanos()).build();
    }
}
