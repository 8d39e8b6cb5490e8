package io.romanesco.api.archive;

import io.romanesco.api.platform.PictureOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.S3ServiceClientConfiguration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Short-lived presigned URLs of originals, for browsers. */
@ApplicationScoped
public class ContentLinks implements PictureOrigin {

    private final S3Presigner presigner;
    private final ArchiveConfig config;

    ContentLinks(
            S3Presigner own,
            S3AsyncClient s3,
            ArchiveConfig config,
            @ConfigProperty(name = "quarkus.s3.path-style-access") boolean pathStyle) {
        this.presigner =
                config.publicEndpoint()
                        .map(there ->
                                presigner(
                                        there.address(),
                                        s3.serviceClientConfiguration(),
                                        pathStyle))
                        .orElse(own);
        this.config = config;
    }

    /** Signs like the service's own client, for another address. */
    private static S3Presigner presigner(
            URI endpoint, S3ServiceClientConfiguration client, boolean pathStyle) {
        return S3Presigner.builder()
                .endpointOverride(endpoint)
                .region(client.region())
                .credentialsProvider(client.credentialsProvider())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(pathStyle).build())
                .build();
    }

    /** A presigned GET. Signing needs no network access. */
    public URI to(String key) {
        return URI.create(
                presigner
                        .presignGetObject(request ->
                                request.signatureDuration(config.linkLifetime())
                                        .getObjectRequest(
                                                get -> get.bucket(config.bucket()).key(key)))
                        .url()
                        .toString());
    }

    @Override
    public String origin() {
        URI link = to("origin");
        return link.getScheme() + "://" + link.getAuthority();
    }
}
