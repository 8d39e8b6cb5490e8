package io.romanesco.api.archive;

import io.romanesco.api.config.ArchiveConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Short-lived links to originals, for browsers. */
@ApplicationScoped
public class ContentLinks {

    private final S3Presigner presigner;
    private final ArchiveConfig config;

    ContentLinks(S3Presigner presigner, ArchiveConfig config) {
        this.presigner = presigner;
        this.config = config;
    }

    /** A presigned GET. Signing is a computation: nothing is asked over the network. */
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

    /** Scheme, host and port that all links have in common. */
    public String origin() {
        URI link = to("origin");
        return link.getScheme() + "://" + link.getAuthority();
    }
}
