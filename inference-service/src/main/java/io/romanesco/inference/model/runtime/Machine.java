package io.romanesco.inference.model.runtime;

import io.romanesco.inference.model.repository.ModelDirectory;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.repository.ModelManifest;
import io.romanesco.inference.model.repository.ModelManifest.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the speed of a model depends on. */
public final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /**
     * Processors, ONNX Runtime and the model's files, as one line.
     *
     * @param version the model's folder
     * @throws ModelLoadException when its manifest cannot be read
     */
    public static String key(Path version) throws ModelLoadException {
        ModelManifest manifest = ModelDirectory.manifest(version);
        List<String> digests = manifest.files().stream().map(ModelFile::sha256).toList();
        return String.join(
                " ",
                manifest.id(),
                String.join(",", digests),
                "onnxruntime " + ModelSession.runtimeVersion(),
                Runtime.getRuntime().availableProcessors() + " x " + processor());
    }

    /** Name and abilities of the processor; its architecture where it does not tell. */
    private static String processor() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            List<String> told =
                    lines.takeWhile(line -> !line.isBlank())
                            .filter(line ->
                                    line.startsWith("model name")
                                            || line.startsWith("flags")
                                            || line.startsWith("Features"))
                            .map(line -> line.substring(line.indexOf(':') + 1).strip())
                            .toList();
            return told.isEmpty() ? System.getProperty("os.arch") : String.join(" ", told);
        } catch (IOException unknown) {
            return System.getProperty("os.arch");
        }
    }
}
