package io.romanesco.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * An image of the extension, with what is added to it: two layers, some labels, the time of the
 * commit. All else stays.
 *
 * @param packed the extension's image, a tar as {@code docker load} reads it
 * @param base name of the base image, for its label
 * @param revision the commit
 * @param created its time
 * @param source the repository's public address
 * @param sbom becomes {@code /opt/romanesco/sbom.cdx.json}
 * @param cache becomes {@code /opt/romanesco/classes.aot}; may be missing
 */
record PackedImage(
        Path packed,
        String base,
        String revision,
        Instant created,
        Optional<String> source,
        Path sbom,
        Path cache) {

    private static final String HOME = "/opt/romanesco/";
    private static final String CACHE = HOME + "classes.aot";
    private static final String LABEL = "org.opencontainers.image.";

    /** Writes a tar as {@code docker load} reads it. */
    JibContainer write(Path tar) throws Exception {
        return image().setFormat(ImageFormat.Docker)
                .containerize(Containerizer.to(TarImage.at(tar).named(name())));
    }

    /**
     * Pushes to a registry with the credentials that {@code docker login} stored. A registry on
     * localhost may speak HTTP.
     *
     * @param registry host and path
     * @param tags beside the image's own
     */
    JibContainer push(String registry, List<String> tags) throws Exception {
        ImageReference name = ImageReference.parse(registry + "/" + name());
        CredentialRetrieverFactory stored = CredentialRetrieverFactory.forImage(name, event -> {});
        Containerizer to =
                Containerizer.to(
                        RegistryImage.named(name)
                                .addCredentialRetriever(stored.dockerConfig())
                                .addCredentialRetriever(stored.wellKnownCredentialHelpers()));
        tags.forEach(to::withAdditionalTag);
        to.setAllowInsecureRegistries(
                registry.matches("(localhost|127\\.0\\.0\\.1)(:\\d+)?(/.*)?"));
        return image().setFormat(ImageFormat.OCI).containerize(to);
    }

    private JibContainerBuilder image() throws Exception {
        JibContainerBuilder image =
                Jib.from(TarImage.at(packed))
                        .addFileEntriesLayer(
                                layer("bill of materials", sbom, HOME + "sbom.cdx.json"))
                        .setCreationTime(created)
                        .addLabel(LABEL + "base.name", base)
                        .addLabel(LABEL + "version", name().substring(name().indexOf(':') + 1))
                        .addLabel(LABEL + "revision", revision)
                        .addLabel(LABEL + "created", created.toString());
        source.ifPresent(address -> image.addLabel(LABEL + "source", address));
        if (Files.exists(cache)) {
            JsonNode config = json(manifest().get("Config").asText()).get("config");
            List<String> command = new ArrayList<>();
            config.get("Entrypoint").forEach(word -> command.add(word.asText()));
            command.add(1, "-XX:AOTCache=" + CACHE);
            image.addFileEntriesLayer(layer("class cache", cache, CACHE)).setEntrypoint(command);
        }
        return image;
    }

    private static FileEntriesLayer layer(String name, Path file, String to) {
        return FileEntriesLayer.builder()
                .setName(name)
                .addEntry(file, AbsoluteUnixPath.get(to))
                .build();
    }

    /** Repository and tag. */
    private String name() throws IOException {
        return manifest().at("/RepoTags/0").asText();
    }

    private JsonNode manifest() throws IOException {
        return json("manifest.json").get(0);
    }

    private JsonNode json(String entry) throws IOException {
        if (Files.notExists(packed)) {
            throw new UserError(packed + " is missing: `make images` builds it.");
        }
        try (TarFile tar = new TarFile(packed)) {
            return new ObjectMapper()
                    .readTree(
                            tar.getInputStream(
                                    tar.getEntries().stream()
                                            .filter(file -> file.getName().equals(entry))
                                            .findFirst()
                                            .orElseThrow()));
        }
    }
}
