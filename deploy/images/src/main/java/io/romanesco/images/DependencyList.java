package io.romanesco.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;

/**
 * The artifacts of an application as Quarkus lists them beside it ({@code
 * quarkus-app-dependencies.txt}, {@code group:artifact:classifier:type:version} a line): also those
 * that it adds by itself where two others meet, of which Maven knows nothing.
 */
record DependencyList(Path file) {

    private record Artifact(
            String group, String name, String classifier, String type, String version) {

        static Artifact parse(String line) {
            String[] parts = line.strip().split(":", -1);
            return new Artifact(parts[0], parts[1], parts[2], parts[3], parts[4]);
        }

        /** The name that Quarkus gives its file. */
        String fileName() {
            String end = classifier.isEmpty() ? "" : "-" + classifier;
            return group + "." + name + "-" + version + end + "." + type;
        }

        Component component(Path jar) throws IOException {
            Component component = new Component();
            component.setType(Component.Type.LIBRARY);
            component.setGroup(group);
            component.setName(name);
            component.setVersion(version);
            String purl = "pkg:maven/%s/%s@%s?type=%s".formatted(group, name, version, type);
            component.setPurl(purl);
            component.setBomRef(purl);
            component.setHashes(
                    List.of(new Hash(Hash.Algorithm.SHA_256, ModelComponent.sha256(jar))));
            return component;
        }
    }

    /** What a jar is, if it is listed. */
    Optional<Component> find(Path jar) throws IOException {
        String name = jar.getFileName().toString();
        for (String line : Files.readAllLines(file)) {
            if (line.split(":", -1).length == 5) {
                Artifact artifact = Artifact.parse(line);
                if (artifact.fileName().equals(name)) {
                    return Optional.of(artifact.component(jar));
                }
            }
        }
        return Optional.empty();
    }
}
