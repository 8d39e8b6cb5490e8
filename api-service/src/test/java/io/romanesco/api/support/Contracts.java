package io.romanesco.api.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The contracts in deploy/contracts: schemas to check against, and golden samples. */
public final class Contracts {

    private static final Path FOLDER = Path.of("../deploy/contracts");
    private static final String PREFIX = "https://romanesco.dev/contracts/";

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemas(Contracts::schema));

    private Contracts() {}

    private static String schema(String id) {
        return read("schemas/" + id.substring(PREFIX.length()));
    }

    /** Fails unless the JSON is what that schema says, formats included. */
    public static void assertValid(String schema, String json) {
        Schema loaded = REGISTRY.getSchema(SchemaLocation.of(PREFIX + schema + ".schema.json"));
        assertThat(
                        loaded.validate(
                                json,
                                InputFormat.JSON,
                                context ->
                                        context.executionConfig(
                                                config -> config.formatAssertionsEnabled(true))))
                .as("%s against the schema %s", json, schema)
                .isEmpty();
    }

    /** A golden sample's text. */
    public static String sample(String name) {
        return read("samples/" + name + ".json");
    }

    private static String read(String path) {
        try {
            return Files.readString(FOLDER.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
