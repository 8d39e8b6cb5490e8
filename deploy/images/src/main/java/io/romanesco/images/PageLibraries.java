package io.romanesco.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.license.Expression;

/**
 * What the page is bundled from: packages of npm that Maven never sees.
 *
 * @param lock npm's package-lock.json, version 3
 */
record PageLibraries(Path lock) {

    private static final String FOLDER = "node_modules/";
    private static final String INTEGRITY = "sha512-";

    /** Those that the page needs, without what only builds or tests it. */
    List<Component> components() throws IOException {
        List<Component> components = new ArrayList<>();
        JsonNode packages = new ObjectMapper().readTree(lock.toFile()).path("packages");
        for (Map.Entry<String, JsonNode> entry : packages.properties()) {
            if (entry.getKey().startsWith(FOLDER) && isShipped(entry.getValue())) {
                Component component = component(entry.getKey(), entry.getValue());
                if (components.stream()
                        .noneMatch(other -> other.getPurl().equals(component.getPurl()))) {
                    components.add(component);
                }
            }
        }
        return components;
    }

    private static boolean isShipped(JsonNode entry) {
        return Stream.of("dev", "devOptional", "optional").noneMatch(entry::has);
    }

    /**
     * @param path like {@code node_modules/a/node_modules/@scope/name}
     */
    private static Component component(String path, JsonNode entry) {
        String name = path.substring(path.lastIndexOf(FOLDER) + FOLDER.length());
        Component component = new Component();
        component.setType(Component.Type.LIBRARY);
        component.setName(name);
        component.setVersion(entry.get("version").asText());
        String purl = "pkg:npm/" + name.replace("@", "%40") + "@" + component.getVersion();
        component.setPurl(purl);
        component.setBomRef(purl);
        String integrity = entry.path("integrity").asText();
        if (integrity.startsWith(INTEGRITY)) {
            byte[] digest = Base64.getDecoder().decode(integrity.substring(INTEGRITY.length()));
            String hex = HexFormat.of().formatHex(digest);
            component.setHashes(List.of(new Hash(Hash.Algorithm.SHA_512, hex)));
        }
        if (entry.has("license")) {
            LicenseChoice licence = new LicenseChoice();
            licence.setExpression(new Expression(entry.get("license").asText()));
            component.setLicenses(licence);
        }
        return component;
    }
}
