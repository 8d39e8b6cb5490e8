package io.romanesco.api.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.romanesco.api.support.Api;
import io.romanesco.api.support.Pictures;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In these tests, the service and its clients use different addresses of the object store. */
@QuarkusTest
class ContentLinksTest {

    @ConfigProperty(name = "quarkus.s3.endpoint-override")
    URI own;

    @ConfigProperty(name = "romanesco.archive.public-endpoint")
    URI open;

    @Test
    void aLinkToThePublicEndpointHasAValidSignature() {
        UUID id = Api.upload(Pictures.jpeg());

        String link = Api.awaitContent(id);

        assertThat(URI.create(link).getAuthority())
                .isEqualTo(open.getAuthority())
                .isNotEqualTo(own.getAuthority());
        assertThat(URI.create(link).getPath()).startsWith("/romanesco-images/");
        assertThat(Api.fetch(link)).isEqualTo(Pictures.jpeg());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://objects.example.org", "http://10.0.0.1:9000/"})
    void aPublicEndpointOfSchemeHostAndPortIsAccepted(String setting) {
        assertThat(PublicEndpoint.of(setting).address()).isEqualTo(URI.create(setting));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "objects.example.org",
                "objects.example.org:9000",
                "ftp://objects.example.org",
                "https://example.org/objects",
                "https://user@example.org",
                "https://?x"
            })
    void anyOtherPublicEndpointIsRefusedWithAnExample(String setting) {
        assertThatThrownBy(() -> PublicEndpoint.of(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://objects.example.org");
    }
}
