package io.romanesco.local.launch;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options of {@code run}; the variables of {@code make run} end up here. */
final class RunOptions {

    @Option(names = "--home", defaultValue = ".", description = "The checkout. Default: here.")
    Path home;

    @Option(
            names = "--data",
            defaultValue = ".romanesco",
            description = "Folder for what is kept over restarts, and logs. Default: .romanesco")
    Path data;

    @Option(names = "--port", defaultValue = "8080", description = "Page and API.")
    int port;

    @Option(
            names = "--inference-port",
            defaultValue = "8081",
            description = "Health and metrics of inference-service; further instances count up.")
    int inferencePort;

    @Option(names = "--kafka-port", defaultValue = "9092", description = "For cameras.")
    int kafkaPort;

    @Option(names = "--postgres-port", defaultValue = "5433", description = "PostgreSQL.")
    int postgresPort;

    @Option(names = "--s3-port", defaultValue = "9000", description = "S3.")
    int s3Port;

    @Option(
            names = "--inference-instances",
            defaultValue = "1",
            description = "How many workers share the images; 0: they run elsewhere.")
    int inferenceInstances;

    @Option(
            names = "--json",
            description = "One line of JSON on standard output whenever all is ready.")
    boolean json;

    @Option(names = "--ready-file", description = "The same JSON into this file.")
    Path readyFile;

    @Option(names = "--stop-at-end-of-input", description = "Stop when standard input ends.")
    boolean stopAtEndOfInput;

    StackPorts ports() {
        return StackPorts.choose(
                port, inferencePort, inferenceInstances, kafkaPort, postgresPort, s3Port);
    }

    Layout layout() {
        return new Layout(home.toAbsolutePath().normalize(), data.toAbsolutePath().normalize());
    }
}
