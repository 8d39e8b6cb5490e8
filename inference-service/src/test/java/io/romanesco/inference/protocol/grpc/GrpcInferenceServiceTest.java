package io.romanesco.inference.protocol.grpc;

import static io.romanesco.inference.protocol.InferenceJson.redPicture;
import static io.romanesco.inference.protocol.InferenceJson.redTensor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.inference.protocol.ReadyService;
import io.romanesco.inference.protocol.grpc.wire.GRPCInferenceServiceGrpc;
import io.romanesco.inference.protocol.grpc.wire.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import io.romanesco.inference.protocol.grpc.wire.InferTensorContents;
import io.romanesco.inference.protocol.grpc.wire.ModelConfigRequest;
import io.romanesco.inference.protocol.grpc.wire.ModelInferRequest;
import io.romanesco.inference.protocol.grpc.wire.ModelInferRequest.InferInputTensor;
import io.romanesco.inference.protocol.grpc.wire.ModelInferRequest.InferRequestedOutputTensor;
import io.romanesco.inference.protocol.grpc.wire.ModelInferResponse;
import io.romanesco.inference.protocol.grpc.wire.ModelMetadataRequest;
import io.romanesco.inference.protocol.grpc.wire.ModelReadyRequest;
import io.romanesco.inference.protocol.grpc.wire.ModelStatisticsRequest;
import io.romanesco.inference.protocol.grpc.wire.RepositoryIndexRequest;
import io.romanesco.inference.protocol.grpc.wire.RepositoryModelLoadRequest;
import io.romanesco.inference.protocol.grpc.wire.ServerLiveRequest;
import io.romanesco.inference.protocol.grpc.wire.ServerMetadataRequest;
import io.romanesco.inference.protocol.grpc.wire.ServerReadyRequest;
import io.romanesco.inference.protocol.tensor.BytesElements;
import io.romanesco.inference.servers.LocalServers;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(LocalServers.class)
class GrpcInferenceServiceTest {

    private static final int MESSAGE_LIMIT = 21 << 20;

    @ConfigProperty(name = "quarkus.grpc.server.port")
    int port;

    private ManagedChannel channel;
    private GRPCInferenceServiceBlockingStub client;

    @BeforeEach
    void connect() {
        ReadyService.await();
        channel = ManagedChannelBuilder.forAddress("localhost", port).usePlaintext().build();
        client = GRPCInferenceServiceGrpc.newBlockingStub(channel);
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
    }

    @Test
    void serverAndModelDescribeThemselves() {
        assertThat(client.serverLive(ServerLiveRequest.getDefaultInstance()).getLive()).isTrue();
        assertThat(client.serverReady(ServerReadyRequest.getDefaultInstance()).getReady()).isTrue();
        assertThat(client.serverMetadata(ServerMetadataRequest.getDefaultInstance()).getName())
                .isEqualTo("romanesco");
        assertThat(
                        client.modelReady(ModelReadyRequest.newBuilder().setName("paint").build())
                                .getReady())
                .isTrue();
        var model =
                client.modelMetadata(ModelMetadataRequest.newBuilder().setName("paint").build());
        assertThat(model.getVersionsList()).contains("1.0.0");
        assertThat(model.getInputs(0).getShapeList()).containsExactly(-1L, 16L, 16L, 3L);
        var config = client.modelConfig(ModelConfigRequest.newBuilder().setName("paint").build());
        assertThat(config.getConfig().getInput(0).getDataType().name()).isEqualTo("TYPE_UINT8");
    }

    @Test
    void rawContentsGiveRawOutputs() {
        ModelInferResponse response =
                client.modelInfer(
                        request("UINT8", 1, 16, 16, 3)
                                .addRawInputContents(ByteString.copyFrom(redTensor()))
                                .addOutputs(
                                        InferRequestedOutputTensor.newBuilder()
                                                .setName("probabilities"))
                                .build());

        assertRed(response);
        assertThat(response.getId()).isEqualTo("7");
        assertThat(response.getOutputsList()).hasSize(1);
    }

    @Test
    void typedContentsGiveTheSame() {
        InferTensorContents.Builder contents = InferTensorContents.newBuilder();
        for (byte value : redTensor()) {
            contents.addUintContents(Byte.toUnsignedInt(value));
        }
        ModelInferRequest.Builder request = request("UINT8", 1, 16, 16, 3);
        request.getInputsBuilder(0).setContents(contents);

        assertRed(client.modelInfer(request.build()));
    }

    @Test
    void encodedImageGivesTheResultOfTheService() throws IOException {
        ModelInferRequest.Builder request = request("BYTES", 1);
        request.getInputsBuilder(0)
                .setContents(
                        InferTensorContents.newBuilder()
                                .addBytesContents(ByteString.copyFrom(redPicture())));
        ModelInferResponse response =
                client.modelInfer(
                        request.addOutputs(
                                        InferRequestedOutputTensor.newBuilder().setName("result"))
                                .build());

        assertThat(response.getOutputs(0).getShapeList()).containsExactly(1L);
        ByteString packed = response.getRawOutputContents(0);
        JsonNode result = new ObjectMapper().readTree(packed.substring(4).toByteArray());
        assertThat(result.at("/classification/category").asText()).isEqualTo("Red");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fish; UINT8; NOT_FOUND: unknown model fish",
                "paint; INT64; INVALID_ARGUMENT: input image must be UINT8 [-1, 16, 16, 3], but is"
                        + " INT64 [1]",
                "paint; FP16; INVALID_ARGUMENT: input image: FP16 has no contents",
                "paint; TEXT; INVALID_ARGUMENT: tensor image: datatype is TEXT",
            })
    void requestThatCannotBeAnsweredHasAStatusAndTheReason(
            String model, String type, String status) {
        ModelInferRequest.Builder request = request(type, 1).setModelName(model);
        request.getInputsBuilder(0)
                .setContents(
                        InferTensorContents.newBuilder().addInt64Contents(1).addUintContents(1));

        assertThatThrownBy(() -> client.modelInfer(request.build())).hasMessageStartingWith(status);
    }

    @ParameterizedTest
    @CsvSource({"UINT8, 256", "UINT16, 65536", "INT8, 128", "INT8, -129", "INT16, 32768"})
    void typedElementOutOfItsRangeIsRefused(String type, int element) {
        ModelInferRequest.Builder request = request(type, 1);
        request.getInputsBuilder(0)
                .setContents(
                        InferTensorContents.newBuilder()
                                .addIntContents(element)
                                .addUintContents(element));

        assertThatThrownBy(() -> client.modelInfer(request.build()))
                .hasMessage("INVALID_ARGUMENT: input image: %d is no %s".formatted(element, type));
    }

    @Test
    void rawContentsOfAnotherNumberThanInputsAreRefused() {
        ModelInferRequest request =
                request("UINT8", 1)
                        .addRawInputContents(ByteString.EMPTY)
                        .addRawInputContents(ByteString.EMPTY)
                        .build();

        assertThatThrownBy(() -> client.modelInfer(request))
                .hasMessage("INVALID_ARGUMENT: 2 raw_input_contents came for 1 inputs");
    }

    @Test
    void messageOfTwentyMegabytesIsReadAndALargerOneRefused() {
        ModelInferRequest large = bytes(20 << 20);
        ModelInferRequest tooLarge = bytes(MESSAGE_LIMIT);

        assertThatThrownBy(() -> client.modelInfer(large))
                .hasMessageStartingWith("INVALID_ARGUMENT: image 0: image-too-large");
        assertThatThrownBy(() -> client.modelInfer(tooLarge))
                .hasMessageStartingWith("RESOURCE_EXHAUSTED");
    }

    @Test
    void repositoryAndStatisticsAreServed() {
        var index =
                client.repositoryIndex(RepositoryIndexRequest.newBuilder().setReady(true).build());
        assertThat(index.getModelsList())
                .anyMatch(model ->
                        model.getName().equals("paint") && model.getState().equals("READY"));
        client.repositoryModelLoad(
                RepositoryModelLoadRequest.newBuilder().setModelName("paint@1.0.0").build());
        long before = succeeded();
        rawContentsGiveRawOutputs();
        assertThat(succeeded()).isEqualTo(before + 1);
    }

    private long succeeded() {
        return client.modelStatistics(
                        ModelStatisticsRequest.newBuilder()
                                .setName("paint")
                                .setVersion("1.0.0")
                                .build())
                .getModelStats(0)
                .getInferenceStats()
                .getSuccess()
                .getCount();
    }

    private static void assertRed(ModelInferResponse response) {
        assertThat(response.getOutputs(0).getName()).isEqualTo("probabilities");
        assertThat(response.getOutputs(0).getDatatype()).isEqualTo("FP32");
        float red =
                response.getRawOutputContents(0)
                        .asReadOnlyByteBuffer()
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getFloat();
        assertThat(red).isCloseTo(0.9999092f, within(1e-6f));
    }

    private static ModelInferRequest bytes(int size) {
        return request("BYTES", 1)
                .addRawInputContents(
                        ByteString.copyFrom(BytesElements.pack(List.of(new byte[size - 4]))))
                .build();
    }

    private static ModelInferRequest.Builder request(String type, long... shape) {
        InferInputTensor.Builder input =
                InferInputTensor.newBuilder().setName("image").setDatatype(type);
        for (long size : shape) {
            input.addShape(size);
        }
        return ModelInferRequest.newBuilder().setModelName("paint").setId("7").addInputs(input);
    }
}
