package io.romanesco.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;

/**
 * What an image is made of, as CycloneDX 1.6. Maven lists its libraries ({@code target/bom.json});
 * this adds what Maven does not know: libraries that Quarkus adds, the page's npm packages, the
 * models and libjpeg-turbo. The packages of the base image are not in it.
 *
 * @param bom the document
 */
record Sbom(ObjectNode bom) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * {@code group:artifact:classifier:type:version} or {@code └─ group:artifact:version (scope)}.
     */
    private static final Pattern ARTIFACT =
            Pattern.compile("[│├└─ ]*([^: ]+):([^: ]+):(?:[^: ]*:[^: ]+:)?([^: ]+)");

    /**
     * Reads Maven's list of a service and adds the rest.
     *
     * @param home the checkout, built with {@code -Dquarkus.container-image.build=true}
     * @param time of the commit, so that each build of it writes the same document
     */
    static Sbom of(Path home, String service, Instant time) throws IOException {
        Path target = home.resolve(service).resolve("target");
        Path maven = target.resolve("bom.json");
        if (Files.notExists(maven)) {
            throw new UserError(maven + " is missing: `make images` lets Maven write it.");
        }
        Sbom sbom = new Sbom((ObjectNode) JSON.readTree(maven.toFile()));
        sbom.bom.remove("serialNumber");
        ((ObjectNode) sbom.bom.get("metadata")).put("timestamp", time.toString());
        Path lock = home.resolve(service).resolve("src/main/webui/package-lock.json");
        if (Files.exists(lock)) {
            sbom.addPage(JSON.readTree(lock.toFile()));
        }
        Path files = target.resolve("src/main/jib/opt/romanesco");
        Path turboJpeg = files.resolve("native/libturbojpeg.so.0");
        if (Files.exists(turboJpeg)) {
            sbom.add("library", "libjpeg-turbo", "", "file:libturbojpeg.so.0")
                    .set("hashes", hashes("SHA-256", sha256(turboJpeg)));
        }
        Path models = files.resolve("models");
        if (Files.isDirectory(models)) {
            try (Stream<Path> found = Files.walk(models)) {
                for (Path model :
                        found.filter(file -> file.endsWith("model.yaml")).sorted().toList()) {
                    sbom.addModel(model);
                }
            }
        }
        return sbom;
    }

    /**
     * Adds the libraries that Maven does not know: Quarkus adds some by itself where two extensions
     * meet.
     *
     * @param libraries folder of jars, named {@code group.artifact-version[-classifier].jar}; the
     *     prefix {@code modified-} marks those that Quarkus changed
     * @param listed what Quarkus says they are: the list beside an application of jars, or what its
     *     goal {@code dependency-tree} prints
     * @throws UserError naming a jar that neither Maven nor Quarkus lists
     */
    void complete(Path libraries, Path listed) throws IOException {
        List<String> known = new ArrayList<>();
        for (JsonNode it : bom.get("components")) {
            known.add(
                    "%s.%s-%s".formatted(text(it, "group"), text(it, "name"), text(it, "version")));
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(libraries, "*.jar")) {
            for (Path jar : jars) {
                String file = jar.getFileName().toString().replaceFirst("^modified-", "");
                if (known.stream()
                        .noneMatch(it -> file.equals(it + ".jar") || file.startsWith(it + "-"))) {
                    addListed(jar, file, Files.readAllLines(listed));
                }
            }
        }
    }

    private void addListed(Path jar, String file, List<String> lines) throws IOException {
        for (String line : lines) {
            Matcher artifact = ARTIFACT.matcher(line);
            if (!artifact.lookingAt()) {
                continue;
            }
            String group = artifact.group(1);
            String name = artifact.group(2);
            String version = artifact.group(3);
            if (file.equals("%s.%s-%s.jar".formatted(group, name, version))) {
                String purl = "pkg:maven/%s/%s@%s?type=jar".formatted(group, name, version);
                add("library", name, version, purl)
                        .put("group", group)
                        .put("purl", purl)
                        .set("hashes", hashes("SHA-256", sha256(jar)));
                return;
            }
        }
        throw new UserError(file + " is in the image, but neither Maven nor Quarkus lists it");
    }

    /**
     * Writes the document.
     *
     * @throws UserError when it breaks the schema of CycloneDX
     */
    Path write(Path file) throws IOException {
        String json = bom.toPrettyString();
        var problems = new JsonParser().validate(json, Version.VERSION_16);
        if (!problems.isEmpty()) {
            throw new UserError("The SBOM breaks its schema: " + problems.getFirst().getMessage());
        }
        Files.createDirectories(file.getParent());
        return Files.writeString(file, json);
    }

    /** Adds the npm packages that the page is bundled from, not those that build and test it. */
    private void addPage(JsonNode lock) {
        for (Map.Entry<String, JsonNode> entry : lock.path("packages").properties()) {
            JsonNode npm = entry.getValue();
            if (entry.getKey().isEmpty()
                    || Stream.of("dev", "devOptional", "optional").anyMatch(npm::has)) {
                continue;
            }
            String name = entry.getKey().replaceFirst(".*node_modules/", "");
            String version = text(npm, "version");
            String purl = "pkg:npm/%s@%s".formatted(name.replace("@", "%40"), version);
            if (bom.get("components").findValuesAsText("purl").contains(purl)) {
                continue;
            }
            ObjectNode component = add("library", name, version, purl).put("purl", purl);
            if (text(npm, "integrity").startsWith("sha512-")) {
                byte[] digest = Base64.getDecoder().decode(text(npm, "integrity").substring(7));
                component.set("hashes", hashes("SHA-512", HexFormat.of().formatHex(digest)));
            }
            if (npm.has("license")) {
                component.putArray("licenses").addObject().put("expression", text(npm, "license"));
            }
        }
    }

    /** Adds a model: description, licence, training data, and each file with its digest. */
    private void addModel(Path yaml) throws IOException {
        JsonNode model = new YAMLMapper().readTree(yaml.toFile());
        String ref = "model:%s@%s".formatted(text(model, "name"), text(model, "version"));
        ObjectNode component =
                add("machine-learning-model", text(model, "name"), text(model, "version"), ref);
        component
                .put("group", "io.romanesco.models")
                .put("description", text(model, "description"));
        component
                .putArray("licenses")
                .addObject()
                .putObject("license")
                .put("name", text(model, "licence"));
        ObjectNode parameters = component.putObject("modelCard").putObject("modelParameters");
        parameters.put("task", text(model, "task"));
        ArrayNode data = parameters.putArray("datasets");
        model.path("data")
                .forEach(it -> data.addObject().put("type", "dataset").put("name", it.asText()));
        ArrayNode files = component.putArray("components");
        for (JsonNode file : model.get("files")) {
            Path weights = yaml.resolveSibling(text(file, "path"));
            String digest = sha256(weights);
            if (!digest.equals(text(file, "sha256"))) {
                throw new UserError(
                        "%s has the digest %s; model.yaml says %s"
                                .formatted(weights, digest, text(file, "sha256")));
            }
            files.addObject()
                    .put("type", "file")
                    .put("name", text(file, "path"))
                    .put("bom-ref", ref + "#" + text(file, "path"))
                    .put("description", "Weights and graph, " + text(file, "precision"))
                    .set("hashes", hashes("SHA-256", digest));
        }
    }

    private ObjectNode add(String type, String name, String version, String ref) {
        ObjectNode component = bom.withArray("components").addObject();
        component.put("type", type).put("bom-ref", ref).put("name", name);
        return version.isEmpty() ? component : component.put("version", version);
    }

    private static ArrayNode hashes(String algorithm, String digest) {
        ArrayNode hashes = JSON.createArrayNode();
        hashes.addObject().put("alg", algorithm).put("content", digest);
        return hashes;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    static String sha256(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
