package io.romanesco.local.servers;

/**
 * Addresses and credentials of the servers. The {@code servers} command prints this record as one
 * line of JSON when all servers are ready.
 *
 * @param pid process id of the JVM that runs Kafka and S3
 */
public record ServersInfo(Postgres postgres, Kafka kafka, S3 s3, long pid) {

    /**
     * @param pid process id of the postmaster, which is no child of the JVM
     */
    public record Postgres(
            String host, int port, String database, String username, String password, long pid) {}

    public record Kafka(String bootstrapServers) {}

    public record S3(
            String endpoint, String region, String accessKey, String secretKey, String bucket) {}
}
