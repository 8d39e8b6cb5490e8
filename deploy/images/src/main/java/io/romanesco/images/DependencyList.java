package io.romanesco.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;

/**
 * The artifacts of an application as Quarkus knows them, also those that it adds by itself where
 * two others meet and of which Maven knows nothing. One a line, of two forms: {@code
 * group:artifact:classifier:type:version}, the list that it writes beside an application of jars,
 * and {@code ├─ group:artifact:version (scope)}, its goal dependency-tree.
 */
record DependencyList(Path file) {

    private static final Pattern LISTED =
            Pattern.compile("([^: ]+):([^: ]+):([^: ]*):([^: ]+):([^: ]+)");
    private static final Pattern IN_TREE =
            Pattern.compile("[│├└─ ]*([^: ]+):([^: ]+):([^: ]+) \\(\\w+\\)");

    private record Artifact(
            String group, String name, String classifier, String type, String version) {

        static Optional<Artifact> parse(String line) {
            Matcher listed = LISTED.matcher(line.strip());
            if (listed.matches()) {
                return Optional.of(
                        new Artifact(
                                listed.group(1),
                                listed.group(2),
                                listed.group(3),
                                listed.group(4),
                                listed.group(5)));
            }
            Matcher node = IN_TREE.matcher(line.strip());
            return node.matches()
                    ? Optional.of(
                            new Artifact(node.group(1), node.group(2), "", "jar", node.group(3)))
                    : Optional.empty();
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

    /**
     * What a jar is, if it is listed.
     *
     * @param name of its file, as Quarkus gave it
     */
    Optional<Component> find(String name, Path jar) throws IOException {
        for (String line : Files.readAllLines(file)) {
            Optional<Artifact> artifact = Artifact.parse(line);
            if (artifact.isPresent() && artifact.get().fileName().equals(name)) {
                return Optional.of(artifact.get().component(jar));
            }
        }
        return Optional.empty();
    }
}
