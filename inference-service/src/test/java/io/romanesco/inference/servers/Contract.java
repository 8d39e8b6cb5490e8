package io.romanesco.inference.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks JSON against a schema of deploy/contracts. */
public final class Contract {

    private static final Path SCHEMAS = Path.of("../deploy/contracts/schemas");

    private Contract() {}

    public static void assertValid(String schema, String json) {
        try {
            Schema compiled =
                    SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Files.readString(SCHEMAS.resolve(schema + ".schema.json")));
            assertThat(compiled.validate(json, InputFormat.JSON)).as(json).isEmpty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
