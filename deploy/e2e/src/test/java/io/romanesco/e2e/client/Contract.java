package io.romanesco.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.romanesco.e2e.stack.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** The JSON schemas of deploy/contracts. */
public enum Contract {
    IMAGE("image"),
    RESULTS("results"),
    PROBLEM("problem"),
    CLASSIFICATION("classification"),
    ANNOTATION("annotation");

    /** The schemas' ids start with this; their content comes from the repository. */
    private static final String PUBLISHED = "https://romanesco.dev/contracts/";

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Contract::read));

    private final String file;

    Contract(String name) {
        this.file = name + ".schema.json";
    }

    /** Fails with all errors if the JSON does not match the schema. */
    public void check(String json) {
        assertThat(
                        REGISTRY.getSchema(SchemaLocation.of(PUBLISHED + file))
                                .validate(json, InputFormat.JSON))
                .as("%s of %s", name(), json)
                .isEmpty();
    }

    private static String read(String id) {
        if (!id.startsWith(PUBLISHED)) {
            return null;
        }
        try {
            return Files.readString(Repository.SCHEMAS.resolve(id.substring(PUBLISHED.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
