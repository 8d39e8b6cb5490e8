package io.romanesco.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.component.ModelCard;
import org.cyclonedx.model.component.data.ComponentData;
import org.cyclonedx.model.component.data.DatasetChoice;
import org.cyclonedx.model.component.modelCard.ModelParameters;

/**
 * A model as a component of an SBOM: its files with their digests, its licence, the data it learned
 * from. All of it is in the model's {@code model.yaml}.
 *
 * @param folder of one version of the model
 */
record ModelComponent(Path folder) {

    /**
     * @throws UserError when a file's digest is not the one in model.yaml
     */
    Component component() throws IOException {
        JsonNode model = new YAMLMapper().readTree(folder.resolve("model.yaml").toFile());
        Component component = component(Component.Type.MACHINE_LEARNING_MODEL, model);
        component.setDescription(model.path("description").asText());
        component.setLicenses(licence(model.path("licence").asText()));
        component.setModelCard(card(model));
        List<Component> files = new ArrayList<>();
        for (JsonNode file : model.get("files")) {
            files.add(file(component.getBomRef(), file));
        }
        component.setComponents(files);
        return component;
    }

    private static Component component(Component.Type type, JsonNode model) {
        Component component = new Component();
        component.setType(type);
        component.setGroup("io.romanesco.models");
        component.setName(model.get("name").asText());
        component.setVersion(model.get("version").asText());
        component.setBomRef("model:" + component.getName() + "@" + component.getVersion());
        return component;
    }

    private Component file(String model, JsonNode file) throws IOException {
        String name = file.get("path").asText();
        String stated = file.get("sha256").asText();
        String found = sha256(folder.resolve(name));
        if (!found.equals(stated)) {
            throw new UserError(
                    "%s has the digest %s; model.yaml says %s"
                            .formatted(folder.resolve(name), found, stated));
        }
        Component component = new Component();
        component.setType(Component.Type.FILE);
        component.setName(name);
        component.setDescription("Weights and graph, " + file.get("precision").asText());
        component.setBomRef(model + "#" + name);
        component.setHashes(List.of(new Hash(Hash.Algorithm.SHA_256, found)));
        return component;
    }

    private static ModelCard card(JsonNode model) {
        ModelParameters parameters = new ModelParameters();
        parameters.setTask(model.path("task").asText());
        List<DatasetChoice> learnedFrom = new ArrayList<>();
        for (JsonNode data : model.path("data")) {
            ComponentData set = new ComponentData();
            set.setType(ComponentData.ComponentDataType.DATASET);
            set.setName(data.asText());
            DatasetChoice choice = new DatasetChoice();
            choice.setComponentData(set);
            learnedFrom.add(choice);
        }
        parameters.setDatasets(learnedFrom);
        ModelCard card = new ModelCard();
        card.setModelParameters(parameters);
        return card;
    }

    private static LicenseChoice licence(String text) {
        License licence = new License();
        licence.setName(text);
        LicenseChoice choice = new LicenseChoice();
        choice.setLicenses(List.of(licence));
        return choice;
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
