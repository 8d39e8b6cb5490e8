package io.romanesco.inference.model.repository;

import io.romanesco.inference.model.repository.ModelManifest.Documents;
import io.romanesco.inference.model.repository.ModelManifest.Golden;
import io.romanesco.inference.model.repository.ModelManifest.ModelFile;
import io.romanesco.inference.model.repository.ModelManifest.Options;
import io.romanesco.inference.model.repository.ModelManifest.Session;
import io.romanesco.inference.model.repository.ModelManifest.WeightsFile;
import io.romanesco.inference.task.ManifestSection;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the optional parts of a model.yaml. */
final class OptionsReader {

    private static final double SCORE_DELTA = 0.05;
    private static final double MIN_IOU = 0.8;
    private static final String MEMORY = "memoryMiB";
    private static final int MAX_MEBIBYTES = 1 << 20;
    private static final int MAX_THREADS = 1024;
    private static final String[] PROVIDERS = {ModelManifest.CPU, "cuda", "tensorrt"};

    private OptionsReader() {}

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException with the key and what is wrong with its value
     */
    static Options read(ManifestSection yaml) {
        return new Options(
                golden(yaml),
                memoryMiB(yaml.section("resources")),
                session(yaml.section("session")),
                new Documents(
                        path(yaml, "card"),
                        path(yaml.section("training"), "curves"),
                        path(yaml, "compare")));
    }

    private static OptionalInt memoryMiB(ManifestSection resources) {
        OptionalInt memory = positive(resources, MEMORY, MAX_MEBIBYTES);
        resources.noOtherKeys("resources");
        return memory;
    }

    private static Session session(ManifestSection session) {
        Session read =
                new Session(
                        session.choice("provider", PROVIDERS),
                        positive(session, "threads", MAX_THREADS));
        session.noOtherKeys("session");
        return read;
    }

    /**
     * Checks that a path of model.yaml stays in the version's folder.
     *
     * @throws IllegalArgumentException when it does not
     */
    static String inside(String key, String path) {
        if (!VersionFolders.isInside(path)) {
            throw new IllegalArgumentException(
                    "%s is %s, but must be a path inside the version's folder"
                            .formatted(key, path));
        }
        return path;
    }

    /**
     * Reads a part of the list {@code files}.
     *
     * @throws IllegalArgumentException with the key and what is wrong with its value
     */
    static ModelFile file(ManifestSection file) {
        ModelFile read =
                new ModelFile(
                        file.optionalText("precision").orElse(null),
                        inside(file.path("path"), file.text("path")),
                        file.text("sha256"),
                        file.optionalChoice("provider", PROVIDERS).orElse(null),
                        positive(file, MEMORY, MAX_MEBIBYTES),
                        file.sections("weights").stream().map(OptionsReader::weights).toList());
        file.noOtherKeys("files");
        return read;
    }

    private static WeightsFile weights(ManifestSection weights) {
        WeightsFile read =
                new WeightsFile(
                        inside(weights.path("path"), weights.text("path")), weights.text("sha256"));
        weights.noOtherKeys("files.weights");
        return read;
    }

    private static Optional<Golden> golden(ManifestSection yaml) {
        if (!yaml.has("golden")) {
            return Optional.empty();
        }
        ManifestSection golden = yaml.section("golden");
        Golden read =
                new Golden(
                        inside("golden.folder", golden.optionalText("folder").orElse("golden")),
                        golden.number("scoreDelta", SCORE_DELTA, 0, 1),
                        golden.number("minIou", MIN_IOU, 0, 1));
        golden.noOtherKeys("golden");
        return Optional.of(read);
    }

    private static OptionalInt positive(ManifestSection section, String key, int most) {
        return section.has(key)
                ? OptionalInt.of(section.integer(key, 1, most))
                : OptionalInt.empty();
    }

    private static Optional<String> path(ManifestSection section, String key) {
        return section.optionalText(key).map(path -> inside(section.path(key), path));
    }
}
