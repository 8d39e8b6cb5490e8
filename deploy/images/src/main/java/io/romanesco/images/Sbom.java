package io.romanesco.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.exception.ParseException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.parsers.JsonParser;

/**
 * What an image is made of, by CycloneDX 1.6: the libraries, as Maven resolved them, those of the
 * page and the models. The base image's own packages are not in it.
 */
final class Sbom {

    private static final Version VERSION = Version.VERSION_16;

    private final Bom bom;

    private Sbom(Bom bom) {
        this.bom = bom;
    }

    /**
     * @param maven what the CycloneDX Maven plugin wrote for the module
     * @throws UserError when it is missing or cannot be read
     */
    static Sbom of(Path maven) {
        if (Files.notExists(maven)) {
            throw new UserError(maven + " is missing: `make images` lets Maven write it.");
        }
        try {
            return new Sbom(new JsonParser().parse(maven.toFile()));
        } catch (ParseException e) {
            throw new UserError(maven + " is no CycloneDX: " + e.getMessage(), e);
        }
    }

    /**
     * States when it was made; else it would be another one each time.
     *
     * @param time of the commit
     */
    Sbom madeAt(Instant time) {
        Metadata metadata = bom.getMetadata() == null ? new Metadata() : bom.getMetadata();
        metadata.setTimestamp(Date.from(time));
        bom.setMetadata(metadata);
        return this;
    }

    Sbom with(ModelComponent model) throws IOException {
        bom.addComponent(model.component());
        return this;
    }

    Sbom with(PageLibraries page) throws IOException {
        page.components().forEach(bom::addComponent);
        return this;
    }

    /**
     * Adds what it does not know of an application's libraries. Quarkus names them {@code
     * group.artifact-version.jar}, and puts a word before the name of those that it has changed.
     *
     * @param libraries a folder of jars
     * @param listed what Quarkus says they are
     * @throws UserError naming one that is nowhere listed
     */
    Sbom completedBy(Path libraries, DependencyList listed) throws IOException {
        Set<String> known = new HashSet<>();
        bom.getComponents().forEach(component -> known.add(fileName(component)));
        List<Path> jars;
        try (Stream<Path> files = Files.list(libraries)) {
            jars = files.sorted().toList();
        }
        for (Path jar : jars) {
            String name = jar.getFileName().toString().replaceFirst("^modified-", "");
            if (known.stream().noneMatch(start -> isOf(name, start))) {
                bom.addComponent(
                        listed.find(name, jar)
                                .orElseThrow(() ->
                                        new UserError(
                                                jar + " is in the application, but in no list")));
            }
        }
        return this;
    }

    /** The beginning of the file name that Quarkus gives an artifact. */
    private static String fileName(Component component) {
        return component.getGroup() + "." + component.getName() + "-" + component.getVersion();
    }

    /** A classifier may stand between version and ending. */
    private static boolean isOf(String jar, String start) {
        return jar.equals(start + ".jar") || jar.startsWith(start + "-");
    }

    /**
     * Writes it, if it is valid.
     *
     * @throws UserError naming what the schema does not allow
     */
    Path write(Path file) throws IOException {
        try {
            String json = BomGeneratorFactory.createJson(VERSION, bom).toJsonString();
            List<String> problems = new ArrayList<>();
            new JsonParser()
                    .validate(json, VERSION)
                    .forEach(found -> problems.add(found.getMessage()));
            if (!problems.isEmpty()) {
                throw new UserError("Invalid SBOM: " + String.join("; ", problems));
            }
            Files.createDirectories(file.getParent());
            return Files.writeString(file, json);
        } catch (GeneratorException e) {
            throw new IOException(e);
        }
    }
}
