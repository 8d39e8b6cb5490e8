package io.romanesco.local.servers;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Ordinary clients of the three servers. */
record ServersClients(ServersInfo info) {

    Connection database() throws SQLException {
        ServersInfo.Postgres postgres = info.postgres();
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s"
                        .formatted(postgres.host(), postgres.port(), postgres.database()),
                postgres.username(),
                postgres.password());
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", info.kafka().bootstrapServers()));
    }

    void publish(String topic, byte[] value) throws Exception {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        info.kafka().bootstrapServers(),
                        "max.request.size",
                        20 * 1024 * 1024);
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, 0, null, value)).get();
        }
    }

    /** The first {@code count} values of the first partition. */
    List<byte[]> consume(String topic, int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", info.kafka().bootstrapServers());
        List<byte[]> values = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> first = List.of(new TopicPartition(topic, 0));
            consumer.assign(first);
            consumer.seekToBeginning(first);
            for (int tries = 0; values.size() < count && tries < 60; tries++) {
                consumer.poll(Duration.ofSeconds(1)).forEach(each -> add(values, each));
            }
        }
        return values;
    }

    private static void add(List<byte[]> values, ConsumerRecord<byte[], byte[]> message) {
        values.add(message.value());
    }

    S3Client store() {
        return S3Client.builder()
                .endpointOverride(URI.create(info.s3().endpoint()))
                .region(Region.of(info.s3().region()))
                .credentialsProvider(credentials())
                .forcePathStyle(true)
                .build();
    }

    S3Presigner presigner() {
        return S3Presigner.builder()
                .endpointOverride(URI.create(info.s3().endpoint()))
                .region(Region.of(info.s3().region()))
                .credentialsProvider(credentials())
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    private StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create(info.s3().accessKey(), info.s3().secretKey()));
    }
}
