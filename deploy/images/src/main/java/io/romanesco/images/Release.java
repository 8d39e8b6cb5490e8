package io.romanesco.images;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is being packed.
 *
 * @param version of the project
 * @param revision the commit
 * @param source address of the repository, where it has a public one
 * @param created time of the commit, so that the same commit makes the same image
 */
record Release(String version, String revision, Optional<String> source, Instant created) {

    /** The labels of the OCI image specification (annotations.md) for one image. */
    Map<String, String> labels(Service service, String baseImage) {
        Map<String, String> labels = new LinkedHashMap<>();
        label(labels, "title", service.image());
        label(labels, "description", service.description());
        label(labels, "version", version);
        label(labels, "revision", revision);
        source.ifPresent(address -> label(labels, "source", address));
        label(labels, "created", created.toString());
        label(labels, "licenses", licences(service));
        label(labels, "base.name", baseImage);
        return labels;
    }

    private static void label(Map<String, String> labels, String name, String value) {
        labels.put("org.opencontainers.image." + name, value);
    }

    /** SPDX, for what is Romanesco's own: code and model weights. The SBOM has all the rest. */
    private static String licences(Service service) {
        return service == Service.INFERENCE ? "Apache-2.0 AND MIT" : "Apache-2.0";
    }
}
