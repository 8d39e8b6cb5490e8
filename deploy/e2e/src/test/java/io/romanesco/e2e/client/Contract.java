package io.romanesco.e2e.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.romanesco.e2e.stack.Repository;

/** The JSON schemas of deploy/contracts. */
public enum Contract {
    IMAGE("image"),
    PROBLEM("problem"),
    CLASSIFICATION("classification");

    private static final String PUBLISHED = "https://romanesco.dev/contracts/";

    private final Schema schema;

    Contract(String name) {
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder ->
                                builder.schemaIdResolvers(ids ->
                                        ids.mapPrefix(
                                                published(),
                                                Repository.SCHEMAS.toUri().toString())));
        this.schema = registry.getSchema(SchemaLocation.of(PUBLISHED + name + ".schema.json"));
    }

    /** Fails with all that is wrong when the JSON is not as agreed. */
    public void check(String json) {
        assertThat(schema.validate(json, InputFormat.JSON)).as("%s of %s", name(), json).isEmpty();
    }

    private static String published() {
        return PUBLISHED;
    }
}
