package io.romanesco.api.archive;

import java.net.URI;

/**
 * Scheme, host and port of a server as the world outside knows it. No path: a presigned URL's
 * signature covers host and path, so what stands between may change neither.
 */
public record PublicEndpoint(URI address) {

    /**
     * Reads a setting; also how the configuration converts it.
     *
     * @throws IllegalArgumentException when it is more or less than an HTTP address
     */
    public static PublicEndpoint of(String setting) {
        URI address = URI.create(setting.strip());
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        boolean more =
                address.getUserInfo() != null
                        || address.getQuery() != null
                        || address.getFragment() != null
                        || !(address.getPath() == null || address.getPath().matches("/?"));
        if (!http || address.getHost() == null || more) {
            throw new IllegalArgumentException(
                    "\"%s\" should be like https://objects.example.org or http://localhost:9000"
                            .formatted(setting));
        }
        return new PublicEndpoint(address);
    }
}
