package io.romanesco.inference.model.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.romanesco.inference.model.repository.FileChoice.Chosen;
import io.romanesco.inference.model.repository.ModelManifest.Documents;
import io.romanesco.inference.model.repository.ModelManifest.ModelFile;
import io.romanesco.inference.model.repository.ModelManifest.Options;
import io.romanesco.inference.model.repository.ModelManifest.Session;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileChoiceTest {

    private static final Set<String> PROCESSOR = Set.of("cpu");
    private static final Set<String> GPU = Set.of("cpu", "cuda");
    private static final ModelFile HALF =
            new ModelFile("fp16", "half.onnx", "0", null, OptionalInt.empty(), List.of());
    private static final ModelFile BYTES =
            new ModelFile("int8", "int8.onnx", "0", null, OptionalInt.empty(), List.of());
    private static final ModelFile SPARE =
            new ModelFile("int8", "spare.onnx", "0", "cpu", OptionalInt.empty(), List.of());

    @Test
    void modelForTheProcessorUsesItsInt8File() throws ModelLoadException {
        assertThat(candidates("cpu", GPU, HALF, BYTES)).containsExactly(new Chosen(BYTES, "cpu"));
    }

    @Test
    void modelForAGpuUsesItsFirstFileThereAndTheMarkedOneAsSpare() throws ModelLoadException {
        assertThat(candidates("cuda", GPU, HALF, BYTES, SPARE))
                .containsExactly(new Chosen(HALF, "cuda"), new Chosen(SPARE, "cpu"));
    }

    @Test
    void modelForAGpuWithoutOneUsesTheFileForTheProcessor() throws ModelLoadException {
        assertThat(candidates("cuda", PROCESSOR, HALF, SPARE))
                .containsExactly(new Chosen(SPARE, "cpu"));
    }

    @Test
    void modelForAGpuWithoutOneAndWithoutASpareFileIsRefused() {
        assertThatThrownBy(() -> candidates("tensorrt", PROCESSOR, HALF))
                .isInstanceOf(ModelLoadException.class)
                .hasMessageContaining(
                        "session.provider is tensorrt, but this ONNX Runtime has only cpu, and no"
                                + " file is marked with provider: cpu");
    }

    private static List<Chosen> candidates(
            String provider, Set<String> available, ModelFile... files) throws ModelLoadException {
        ModelManifest manifest =
                new ModelManifest(
                        "m",
                        "1",
                        null,
                        null,
                        List.of(files),
                        null,
                        new Options(
                                Optional.empty(),
                                OptionalInt.empty(),
                                new Session(provider, OptionalInt.empty()),
                                new Documents(
                                        Optional.empty(), Optional.empty(), Optional.empty())));
        return FileChoice.candidates(manifest, Optional.empty(), available);
    }
}
