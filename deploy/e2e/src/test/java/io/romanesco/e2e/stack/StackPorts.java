package io.romanesco.e2e.stack;

import java.util.List;
import java.util.Map;

/** The five ports of a stack. */
public record StackPorts(int api, int inference, int kafka, int postgres, int s3) {

    static StackPorts free() {
        List<Integer> free = Ports.free(5);
        return new StackPorts(free.get(0), free.get(1), free.get(2), free.get(3), free.get(4));
    }

    /** All of them. */
    public List<Integer> all() {
        return List.of(api, inference, kafka, postgres, s3);
    }

    List<String> arguments() {
        Map<String, Integer> named =
                Map.of(
                        "--port", api,
                        "--inference-port", inference,
                        "--kafka-port", kafka,
                        "--postgres-port", postgres,
                        "--s3-port", s3);
        return named.entrySet().stream()
                .flatMap(e -> List.of(e.getKey(), e.getValue().toString()).stream())
                .toList();
    }
}
