package io.romanesco.local.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.commons.io.file.PathUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the servers, prints one line of JSON when they are ready, and stops them at its end. */
@Command(
        name = "servers",
        mixinStandardHelpOptions = true,
        description = {
            "Starts PostgreSQL, Kafka and S3 and prints where they are as one line of JSON.",
            "They stop on SIGTERM and when standard input ends."
        })
public final class ServersCommand implements Callable<Integer> {

    @Option(names = "--data", description = "Folder to keep data in; by default none is kept.")
    private Path data;

    @Option(names = "--postgres-port", defaultValue = "0", description = "Default: a free port.")
    private int postgresPort;

    @Option(names = "--kafka-port", defaultValue = "0", description = "Default: a free port.")
    private int kafkaPort;

    @Option(names = "--s3-port", defaultValue = "0", description = "Default: a free port.")
    private int s3Port;

    @Override
    public Integer call() throws Exception {
        PrintStream answer = System.out;
        System.setOut(System.err);
        LocalServers.Ports ports = LocalServers.Ports.choose(postgresPort, kafkaPort, s3Port);
        boolean keep = data != null;
        Path folder = keep ? data.toAbsolutePath() : Files.createTempDirectory("romanesco-");
        LocalServers servers = new LocalServers(folder, ports, keep);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(servers, folder, keep)));
        answer.println(new ObjectMapper().writeValueAsString(servers.info()));
        answer.flush();
        waitForEnd();
        return 0;
    }

    private static void waitForEnd() throws IOException {
        while (System.in.read() >= 0) {
            // The input itself has no meaning.
        }
    }

    private static void end(LocalServers servers, Path folder, boolean keep) {
        try {
            servers.close();
            if (!keep) {
                PathUtils.deleteDirectory(folder);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            System.err.println("Could not delete " + folder + ": " + e.getMessage());
        }
    }
}
