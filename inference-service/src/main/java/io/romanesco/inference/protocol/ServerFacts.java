package io.romanesco.inference.protocol;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What this server says of itself.
 *
 * @param extensions of the protocol, by their names in Triton
 */
public record ServerFacts(String name, String version, List<String> extensions) {

    /** Makes it of the application's version. */
    static final class Producer {

        @Produces
        @Singleton
        ServerFacts facts(@ConfigProperty(name = "quarkus.application.version") String version) {
            return new ServerFacts(
                    "romanesco",
                    version,
                    List.of(
                            "binary_tensor_data",
                            "model_configuration",
                            "model_repository",
                            "statistics"));
        }
    }
}
