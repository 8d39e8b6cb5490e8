package io.romanesco.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The schemas and samples of this module. */
final class Contracts {

    /** As the services configure theirs. */
    static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private static final String PREFIX = "https://romanesco.dev/contracts/";

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    builder -> builder.schemas(Contracts::schema));

    private Contracts() {}

    static void assertValid(String schema, String json) {
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

    static String sample(String name) {
        return read("samples/" + name + ".json");
    }

    static JsonNode sampleTree(String name) {
        try {
            return JSON.readTree(sample(name));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String schema(String id) {
        return read("schemas/" + id.substring(PREFIX.length()));
    }

    static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
