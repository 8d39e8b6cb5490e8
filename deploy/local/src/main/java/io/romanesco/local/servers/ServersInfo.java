package io.romanesco.local.servers;

/**
 * Where the servers are; the JSON of this record is the line that {@code servers} prints when all
 * of them are ready.
 *
 * @param pid process of the JVM that holds them
 */
public record ServersInfo(Postgres postgres, Kafka kafka, S3 s3, long pid) {

    /**
     * @param pid process of the postmaster, a child of no one
     */
    public record Postgres(
            String host, int port, String database, String username, String password, long pid) {}

    public record Kafka(String bootstrapServers) {}

    public record S3(
            String endpoint, String region, String accessKey, String secretKey, String bucket) {}
}
