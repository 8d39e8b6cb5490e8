package io.romanesco.inference.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.protocol.tensor.BytesElements;
import io.romanesco.inference.protocol.tensor.DataType;
import io.romanesco.inference.protocol.tensor.NamedTensor;
import io.romanesco.inference.protocol.tensor.ProtocolException;
import io.romanesco.inference.protocol.tensor.TensorDescription;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Inference on encoded images. The service decodes and scales them as it does for images of the
 * stream. Beside the graph's outputs there is {@value #RESULT}: one JSON for each image, as the
 * stream would send it.
 */
@ApplicationScoped
class ImageInference {

    /** The output with the service's results. */
    static final String RESULT = "result";

    private final ImageAnalyser analyser;
    private final ObjectMapper json;
    private final int maxImages;

    ImageInference(ImageAnalyser analyser, ObjectMapper json, ProtocolConfig config) {
        this.analyser = analyser;
        this.json = json;
        this.maxImages = config.maxImages();
    }

    /** Whether the inputs are one tensor of encoded images for the model's image input. */
    static boolean fits(LoadedModel model, List<NamedTensor> inputs) {
        return inputs.size() == 1
                && inputs.getFirst().type() == DataType.BYTES
                && inputs.getFirst().name().equals(model.task().input().name());
    }

    /**
     * Analyses the images, one after another.
     *
     * @param id of the request; the results get ids that depend on it
     * @param outputs names of those that are wanted; empty: all
     * @throws ProtocolException when an image cannot be analysed, with its number and the reason
     */
    List<NamedTensor> infer(
            LoadedModel model,
            NamedTensor input,
            List<String> outputs,
            String id,
            InferenceTimes times) {
        List<byte[]> files = files(input);
        Set<String> wanted = wanted(model, outputs);
        Set<String> ofGraph = new LinkedHashSet<>(wanted);
        ofGraph.remove(RESULT);
        List<AnalysedFile> analysed = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            analysed.add(analyser.analyse(model, files.get(i), i, id, ofGraph, times));
        }
        return wanted.stream().map(name -> output(name, analysed)).toList();
    }

    private List<byte[]> files(NamedTensor input) {
        if (input.shape().isEmpty()
                || input.shape().size() > 2
                || input.shape().size() == 2 && input.shape().getLast() != 1
                || input.shape().getFirst() < 1) {
            throw ProtocolException.invalid(
                    "input %s must be BYTES [n] or [n, 1], an encoded image each, but is BYTES %s"
                            .formatted(input.name(), input.shape()));
        }
        if (input.shape().getFirst() > maxImages) {
            throw ProtocolException.invalid(
                    "input %s has %d images; %d are allowed"
                            .formatted(input.name(), input.shape().getFirst(), maxImages));
        }
        return BytesElements.unpack(input);
    }

    private static Set<String> wanted(LoadedModel model, List<String> outputs) {
        List<TensorDescription> all = new ArrayList<>(GraphTensors.describe(model.graphOutputs()));
        if (all.stream().noneMatch(output -> output.name().equals(RESULT))) {
            all.add(new TensorDescription(RESULT, DataType.BYTES, List.of()));
        }
        return TensorInference.wanted(all, outputs);
    }

    private NamedTensor output(String name, List<AnalysedFile> analysed) {
        if (name.equals(RESULT)) {
            return new NamedTensor(
                    RESULT,
                    DataType.BYTES,
                    List.of((long) analysed.size()),
                    BytesElements.pack(analysed.stream().map(this::result).toList()));
        }
        return BatchOutputs.join(
                analysed.stream()
                        .map(one -> GraphTensors.named(name, one.outputs().get(name)))
                        .toList());
    }

    private byte[] result(AnalysedFile analysed) {
        try {
            return json.writeValueAsBytes(analysed.result());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
