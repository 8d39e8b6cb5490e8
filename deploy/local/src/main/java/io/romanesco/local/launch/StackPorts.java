package io.romanesco.local.launch;

import io.romanesco.local.UserError;
import io.romanesco.local.process.FreePorts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The TCP ports of the stack.
 *
 * @param inference HTTP, one for each instance of inference-service
 * @param grpc gRPC, one for each instance
 */
record StackPorts(
        int page, List<Integer> inference, List<Integer> grpc, int kafka, int postgres, int s3) {

    /** A port, what uses it, and the option and variable that change it. */
    private record Use(int port, String what, String option, String variable) {}

    /** Replaces each 0 by a free port. Instances after the first count up from its ports. */
    static StackPorts choose(
            int page, int inference, int grpc, int instances, int kafka, int postgres, int s3) {
        return new StackPorts(
                FreePorts.orFree(page),
                each(inference, instances),
                each(grpc, instances),
                FreePorts.orFree(kafka),
                FreePorts.orFree(postgres),
                FreePorts.orFree(s3));
    }

    private static List<Integer> each(int first, int instances) {
        return IntStream.range(0, instances)
                .mapToObj(i -> first == 0 ? FreePorts.free() : first + i)
                .toList();
    }

    /** Address of the page and the API, without a slash at its end. */
    String pageUrl() {
        return "http://localhost:" + page;
    }

    /**
     * @throws UserError if ports are taken or used twice; it names each and how to change it
     */
    void check() {
        List<String> problems = new ArrayList<>();
        List<Use> uses = uses();
        for (Use use : uses) {
            boolean twice = uses.stream().filter(other -> other.port == use.port).count() > 1;
            if (twice || FreePorts.taken(use.port)) {
                problems.add(
                        "  port %d (%s) is %s: choose another with `make run %s=...` or %s"
                                .formatted(
                                        use.port,
                                        use.what,
                                        twice ? "used twice" : "taken",
                                        use.variable,
                                        use.option));
            }
        }
        if (!problems.isEmpty()) {
            throw new UserError("Romanesco cannot start:\n" + String.join("\n", problems));
        }
    }

    private List<Use> uses() {
        List<Use> uses = new ArrayList<>();
        uses.add(new Use(page, "page and API", "--port", "PORT"));
        inference.forEach(port ->
                uses.add(new Use(port, "inference-service", "--inference-port", "INFERENCE_PORT")));
        grpc.forEach(port ->
                uses.add(new Use(port, "inference-service, gRPC", "--grpc-port", "GRPC_PORT")));
        uses.add(new Use(kafka, "Kafka", "--kafka-port", "KAFKA_PORT"));
        uses.add(new Use(postgres, "PostgreSQL", "--postgres-port", "POSTGRES_PORT"));
        uses.add(new Use(s3, "S3", "--s3-port", "S3_PORT"));
        return uses;
    }
}
