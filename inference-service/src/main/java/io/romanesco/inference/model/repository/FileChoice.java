package io.romanesco.inference.model.repository;

import io.romanesco.inference.model.repository.ModelManifest.ModelFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Chooses which of a model's files is loaded. */
public final class FileChoice {

    /** The fastest on current processors. */
    private static final String DEFAULT_PRECISION = "int8";

    private FileChoice() {}

    /**
     * A file and what is to run it.
     *
     * @param provider {@code cpu}, {@code cuda} or {@code tensorrt}
     */
    public record Chosen(ModelFile file, String provider) {}

    /**
     * The files to try, the best first: those for the provider that model.yaml names, then those
     * that are marked for the processor.
     *
     * @param precision of the file; empty: int8 on the processor, else the first file
     * @param available providers that this ONNX Runtime has
     * @throws ModelLoadException when there is none
     */
    public static List<Chosen> candidates(
            ModelManifest manifest, Optional<String> precision, Set<String> available)
            throws ModelLoadException {
        String wanted = manifest.options().session().provider();
        List<Chosen> chosen = new ArrayList<>();
        if (available.contains(wanted)) {
            List<ModelFile> own = of(manifest, wanted, wanted);
            if (!own.isEmpty()) {
                chosen.add(new Chosen(ofPrecision(manifest, own, precision, wanted), wanted));
            }
        }
        List<ModelFile> spare = of(manifest, ModelManifest.CPU, wanted);
        if (!ModelManifest.CPU.equals(wanted) && !spare.isEmpty()) {
            chosen.add(
                    new Chosen(
                            ofPrecision(manifest, spare, precision, ModelManifest.CPU),
                            ModelManifest.CPU));
        }
        if (chosen.isEmpty()) {
            throw new ModelLoadException(
                    "model %s: session.provider is %s, but this ONNX Runtime has only %s, and no file is marked with provider: cpu"
                            .formatted(manifest.id(), wanted, String.join(", ", available)));
        }
        return chosen;
    }

    private static List<ModelFile> of(ModelManifest manifest, String provider, String otherwise) {
        return manifest.files().stream()
                .filter(file ->
                        provider.equals(file.provider() == null ? otherwise : file.provider()))
                .toList();
    }

    private static ModelFile ofPrecision(
            ModelManifest manifest,
            List<ModelFile> files,
            Optional<String> precision,
            String provider)
            throws ModelLoadException {
        String fastest =
                ModelManifest.CPU.equals(provider)
                        ? DEFAULT_PRECISION
                        : files.getFirst().precision();
        String wanted = precision.orElse(fastest);
        Optional<ModelFile> found =
                files.stream().filter(file -> wanted.equals(file.precision())).findFirst();
        if (found.isEmpty() && precision.isPresent()) {
            throw new ModelLoadException(
                    "model %s: no file of precision %s, only %s"
                            .formatted(
                                    manifest.id(),
                                    precision.get(),
                                    files.stream().map(ModelFile::precision).toList()));
        }
        return found.orElse(files.getFirst());
    }
}
