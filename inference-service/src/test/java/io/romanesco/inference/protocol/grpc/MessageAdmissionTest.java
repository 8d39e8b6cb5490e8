package io.romanesco.inference.protocol.grpc;

import static io.romanesco.inference.protocol.InferenceJson.redTensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.inference.protocol.MessageArrivals;
import io.romanesco.inference.protocol.MessageArrivals.Arrival;
import io.romanesco.inference.protocol.ReadyService;
import io.romanesco.inference.protocol.grpc.wire.GRPCInferenceServiceGrpc;
import io.romanesco.inference.protocol.grpc.wire.ModelInferRequest;
import io.romanesco.inference.protocol.grpc.wire.ModelInferRequest.InferInputTensor;
import io.romanesco.inference.protocol.grpc.wire.ModelInferResponse;
import io.romanesco.inference.protocol.grpc.wire.ServerReadyRequest;
import io.romanesco.inference.servers.LocalServers;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** There is room for three of the largest messages at a time. */
@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class MessageAdmissionTest {

    @ConfigProperty(name = "quarkus.grpc.server.port")
    int port;

    @Inject MessageArrivals arrivals;

    private final List<Arrival> held = new ArrayList<>();
    private ManagedChannel channel;

    @BeforeEach
    void connect() {
        ReadyService.await();
        channel = ManagedChannelBuilder.forAddress("localhost", port).usePlaintext().build();
    }

    @AfterEach
    void disconnect() {
        held.forEach(Arrival::close);
        channel.shutdownNow();
    }

    @Test
    void moreMessagesAtOnceThanThereIsRoomForAreAllAnswered() {
        List<ListenableFuture<ModelInferResponse>> answers =
                IntStream.range(0, 12)
                        .mapToObj(_ ->
                                GRPCInferenceServiceGrpc.newFutureStub(channel).modelInfer(red()))
                        .toList();

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.get().getModelName()).isEqualTo("paint"));
    }

    @Test
    void messageThatFindsTooManyWaitingIsRefusedButTheServerStaysReady() {
        for (Optional<Arrival> next = arrivals.begin(); next.isPresent(); next = arrivals.begin()) {
            held.add(next.get());
        }
        var client = GRPCInferenceServiceGrpc.newBlockingStub(channel);

        assertThatThrownBy(() -> client.modelInfer(red()))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        error ->
                                assertThat(error.getStatus().getCode())
                                        .isEqualTo(Status.Code.UNAVAILABLE));

        assertThat(client.serverReady(ServerReadyRequest.getDefaultInstance()).getReady()).isTrue();
        held.forEach(Arrival::close);
        assertThat(client.modelInfer(red()).getModelName()).isEqualTo("paint");
    }

    private static ModelInferRequest red() {
        return ModelInferRequest.newBuilder()
                .setModelName("paint")
                .addInputs(
                        InferInputTensor.newBuilder()
                                .setName("image")
                                .setDatatype("UINT8")
                                .addAllShape(List.of(1L, 16L, 16L, 3L)))
                .addRawInputContents(ByteString.copyFrom(redTensor()))
                .build();
    }
}
