package io.romanesco.api.archive;

import java.net.URI;

/**
 * Scheme, host and port of a server as clients outside know it. No path: the signature of a
 * presigned URL covers host and path, so a proxy in between may change neither.
 */
public record PublicEndpoint(URI address) {

    /**
     * Parses a setting. The configuration finds this method by its name.
     *
     * @throws IllegalArgumentException if it is not just scheme, host and port
     */
    public static PublicEndpoint of(String setting) {
        URI address = URI.create(setting.strip());
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        boolean hasMore =
                address.getUserInfo() != null
                        || address.getQuery() != null
                        || address.getFragment() != null
                        || !(address.getPath() == null || address.getPath().matches("/?"));
        if (!http || address.getHost() == null || hasMore) {
            throw new IllegalArgumentException(
                    "\"%s\" should be like https://objects.example.org or http://localhost:9000"
                            .formatted(setting));
        }
        return new PublicEndpoint(address);
    }
}
