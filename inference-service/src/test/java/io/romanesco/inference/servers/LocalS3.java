package io.romanesco.inference.servers;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** The S3 server of the tests. */
public record LocalS3(
        String endpoint, String region, String accessKey, String secretKey, String bucket) {

    /** A new client. */
    public S3Client client() {
        return client(URI.create(endpoint));
    }

    /** A new client with these credentials for another address. */
    public S3Client client(URI address) {
        return S3Client.builder()
                .endpointOverride(address)
                .region(Region.of(region))
                .forcePathStyle(true)
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create(accessKey, secretKey)))
                .build();
    }
}
