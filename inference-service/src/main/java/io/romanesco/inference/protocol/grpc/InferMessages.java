package io.romanesco.inference.protocol.grpc;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.romanesco.inference.protocol.grpc.wire.ModelInferRequest;
import io.romanesco.inference.protocol.grpc.wire.ModelInferRequest.InferInputTensor;
import io.romanesco.inference.protocol.grpc.wire.ModelInferRequest.InferRequestedOutputTensor;
import io.romanesco.inference.protocol.grpc.wire.ModelInferResponse;
import io.romanesco.inference.protocol.grpc.wire.ModelInferResponse.InferOutputTensor;
import io.romanesco.inference.protocol.tensor.DataType;
import io.romanesco.inference.protocol.tensor.InferenceRequest;
import io.romanesco.inference.protocol.tensor.InferenceResponse;
import io.romanesco.inference.protocol.tensor.NamedTensor;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Translates inferences from and to messages. Answers always have raw contents. */
final class InferMessages {

    private InferMessages() {}

    /**
     * Reads a request, whose inputs have either raw contents or typed ones.
     *
     * @throws ProtocolException when contents are missing or do not fit
     */
    static InferenceRequest request(ModelInferRequest message) {
        return new InferenceRequest(
                message.getModelName(),
                given(message.getModelVersion()),
                message.getId(),
                inputs(message),
                message.getOutputsList().stream()
                        .map(InferRequestedOutputTensor::getName)
                        .toList());
    }

    static ModelInferResponse response(InferenceResponse response) {
        ModelInferResponse.Builder message =
                ModelInferResponse.newBuilder()
                        .setModelName(response.model())
                        .setModelVersion(response.version())
                        .setId(response.id());
        for (NamedTensor output : response.outputs()) {
            message.addOutputs(
                            InferOutputTensor.newBuilder()
                                    .setName(output.name())
                                    .setDatatype(output.type().name())
                                    .addAllShape(output.shape()))
                    // Not copied: nothing changes the tensor any more.
                    .addRawOutputContents(UnsafeByteOperations.unsafeWrap(output.data()));
        }
        return message.build();
    }

    /** A version; an empty text stands for none. */
    static Optional<String> given(String version) {
        return version.isEmpty() ? Optional.empty() : Optional.of(version);
    }

    private static List<NamedTensor> inputs(ModelInferRequest message) {
        List<ByteString> raw = message.getRawInputContentsList();
        if (!raw.isEmpty() && raw.size() != message.getInputsCount()) {
            throw ProtocolException.invalid(
                    "%d raw_input_contents came for %d inputs"
                            .formatted(raw.size(), message.getInputsCount()));
        }
        List<NamedTensor> inputs = new ArrayList<>();
        for (int i = 0; i < message.getInputsCount(); i++) {
            InferInputTensor input = message.getInputs(i);
            DataType type = DataType.of(input.getName(), input.getDatatype());
            inputs.add(
                    new NamedTensor(
                            input.getName(),
                            type,
                            input.getShapeList(),
                            raw.isEmpty()
                                    ? TypedContents.read(input, type)
                                    : raw(input, raw.get(i))));
        }
        return inputs;
    }

    private static ByteBuffer raw(InferInputTensor input, ByteString contents) {
        if (input.hasContents()) {
            throw ProtocolException.invalid(
                    "input %s has contents beside raw_input_contents".formatted(input.getName()));
        }
        return contents.asReadOnlyByteBuffer();
    }
}
