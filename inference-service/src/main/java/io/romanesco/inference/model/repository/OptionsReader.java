package io.romanesco.inference.model.repository;

import io.romanesco.inference.model.repository.ModelManifest.Documents;
import io.romanesco.inference.model.repository.ModelManifest.Golden;
import io.romanesco.inference.model.repository.ModelManifest.Options;
import io.romanesco.inference.model.repository.ModelManifest.Session;
import io.romanesco.inference.task.ManifestCheck;
import io.romanesco.inference.task.ManifestSection;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the optional parts of a model.yaml. */
final class OptionsReader {

    private static final double SCORE_DELTA = 0.05;
    private static final double MIN_IOU = 0.8;
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
        ManifestSection session = yaml.section("session");
        return new Options(
                golden(yaml),
                positive(yaml.section("resources"), "memoryMiB", MAX_MEBIBYTES),
                new Session(
                        session.choice("provider", PROVIDERS),
                        positive(session, "threads", MAX_THREADS)),
                new Documents(
                        path(yaml, "card"),
                        path(yaml.section("training"), "curves"),
                        path(yaml, "compare")));
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
     * Checks the name of what runs a graph.
     *
     * @throws IllegalArgumentException when it is unknown
     */
    static void checkProvider(String key, String provider) {
        ManifestCheck.supported(key, provider, PROVIDERS);
    }

    private static Optional<Golden> golden(ManifestSection yaml) {
        if (!yaml.has("golden")) {
            return Optional.empty();
        }
        ManifestSection golden = yaml.section("golden");
        return Optional.of(
                new Golden(
                        inside("golden.folder", golden.optionalText("folder").orElse("golden")),
                        golden.number("scoreDelta", SCORE_DELTA, 0, 1),
                        golden.number("minIou", MIN_IOU, 0, 1)));
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
