package io.romanesco.inference.protocol.grpc;

import io.quarkus.grpc.GrpcService;
import io.romanesco.inference.protocol.InferenceService;
import io.romanesco.inference.protocol.InferenceStatistics;
import io.romanesco.inference.protocol.ModelAccess;
import io.romanesco.inference.protocol.RepositoryControl;
import io.romanesco.inference.protocol.RequestBytes;
import io.romanesco.inference.protocol.RequestBytes.Reservation;
import io.romanesco.inference.protocol.RequestPool;
import io.romanesco.inference.protocol.ServerFacts;
import io.romanesco.inference.protocol.grpc.wire.GRPCInferenceService;
import io.romanesco.inference.protocol.grpc.wire.ModelConfigRequest;
import io.romanesco.inference.protocol.grpc.wire.ModelConfigResponse;
import io.romanesco.inference.protocol.grpc.wire.ModelInferRequest;
import io.romanesco.inference.protocol.grpc.wire.ModelInferResponse;
import io.romanesco.inference.protocol.grpc.wire.ModelMetadataRequest;
import io.romanesco.inference.protocol.grpc.wire.ModelMetadataResponse;
import io.romanesco.inference.protocol.grpc.wire.ModelReadyRequest;
import io.romanesco.inference.protocol.grpc.wire.ModelReadyResponse;
import io.romanesco.inference.protocol.grpc.wire.ModelStatisticsRequest;
import io.romanesco.inference.protocol.grpc.wire.ModelStatisticsResponse;
import io.romanesco.inference.protocol.grpc.wire.RepositoryIndexRequest;
import io.romanesco.inference.protocol.grpc.wire.RepositoryIndexResponse;
import io.romanesco.inference.protocol.grpc.wire.RepositoryModelLoadRequest;
import io.romanesco.inference.protocol.grpc.wire.RepositoryModelLoadResponse;
import io.romanesco.inference.protocol.grpc.wire.RepositoryModelUnloadRequest;
import io.romanesco.inference.protocol.grpc.wire.RepositoryModelUnloadResponse;
import io.romanesco.inference.protocol.grpc.wire.ServerLiveRequest;
import io.romanesco.inference.protocol.grpc.wire.ServerLiveResponse;
import io.romanesco.inference.protocol.grpc.wire.ServerMetadataRequest;
import io.romanesco.inference.protocol.grpc.wire.ServerMetadataResponse;
import io.romanesco.inference.protocol.grpc.wire.ServerReadyRequest;
import io.romanesco.inference.protocol.grpc.wire.ServerReadyResponse;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The protocol's calls. Those that may load a model run in the pool of requests. The others are
 * answered at once, so that a server whose pool is full still says that it is ready.
 */
@GrpcService
class GrpcInferenceService implements GRPCInferenceService {

    private final InferenceService service;
    private final ModelAccess models;
    private final RepositoryControl repository;
    private final InferenceStatistics statistics;
    private final ServerFacts facts;
    private final RequestPool pool;
    private final RequestBytes bytes;

    GrpcInferenceService(
            InferenceService service,
            ModelAccess models,
            RepositoryControl repository,
            InferenceStatistics statistics,
            ServerFacts facts,
            RequestPool pool,
            RequestBytes bytes) {
        this.service = service;
        this.models = models;
        this.repository = repository;
        this.statistics = statistics;
        this.facts = facts;
        this.pool = pool;
        this.bytes = bytes;
    }

    @Override
    public Uni<ServerLiveResponse> serverLive(ServerLiveRequest request) {
        return Uni.createFrom().item(ServerLiveResponse.newBuilder().setLive(true).build());
    }

    @Override
    public Uni<ServerReadyResponse> serverReady(ServerReadyRequest request) {
        return atOnce(() -> ServerReadyResponse.newBuilder().setReady(models.isReady()).build());
    }

    @Override
    public Uni<ModelReadyResponse> modelReady(ModelReadyRequest request) {
        return atOnce(() ->
                ModelReadyResponse.newBuilder()
                        .setReady(models.isReady(request.getName(), given(request.getVersion())))
                        .build());
    }

    @Override
    public Uni<ServerMetadataResponse> serverMetadata(ServerMetadataRequest request) {
        return atOnce(() -> ModelMessages.server(facts));
    }

    @Override
    public Uni<ModelMetadataResponse> modelMetadata(ModelMetadataRequest request) {
        return answer(() ->
                ModelMessages.metadata(
                        service.describe(request.getName(), given(request.getVersion()))));
    }

    @Override
    public Uni<ModelConfigResponse> modelConfig(ModelConfigRequest request) {
        return answer(() ->
                ModelMessages.config(
                        service.describe(request.getName(), given(request.getVersion()))));
    }

    @Override
    public Uni<ModelInferResponse> modelInfer(ModelInferRequest request) {
        Optional<Reservation> reserved = bytes.reserve(request.getSerializedSize());
        if (reserved.isEmpty()) {
            return failing(Uni.createFrom().failure(ProtocolException.overload()));
        }
        return failing(
                pool.runTimed(
                        waited ->
                                InferMessages.response(
                                        service.infer(InferMessages.request(request), waited)),
                        reserved.get()::release));
    }

    @Override
    public Uni<ModelStatisticsResponse> modelStatistics(ModelStatisticsRequest request) {
        return atOnce(() ->
                ModelMessages.statistics(
                        request.getName().isEmpty()
                                ? statistics.all()
                                : statistics.of(request.getName(), given(request.getVersion()))));
    }

    @Override
    public Uni<RepositoryIndexResponse> repositoryIndex(RepositoryIndexRequest request) {
        return atOnce(() -> ModelMessages.index(repository.index(request.getReady())));
    }

    @Override
    public Uni<RepositoryModelLoadResponse> repositoryModelLoad(
            RepositoryModelLoadRequest request) {
        return answer(() -> {
            repository.load(request.getModelName(), request.getParametersMap().keySet());
            return RepositoryModelLoadResponse.getDefaultInstance();
        });
    }

    @Override
    public Uni<RepositoryModelUnloadResponse> repositoryModelUnload(
            RepositoryModelUnloadRequest request) {
        return answer(() -> {
            repository.unload(request.getModelName(), request.getParametersMap().keySet());
            return RepositoryModelUnloadResponse.getDefaultInstance();
        });
    }

    /** For what does not block. */
    private static <T> Uni<T> atOnce(Supplier<T> call) {
        return failing(Uni.createFrom().item(call));
    }

    private <T> Uni<T> answer(Supplier<T> call) {
        return failing(pool.run(call));
    }

    private static <T> Uni<T> failing(Uni<T> answer) {
        return answer.onFailure().transform(GrpcErrors::of);
    }

    /** A version; an empty text stands for none. */
    private static Optional<String> given(String version) {
        return InferMessages.given(version);
    }
}
