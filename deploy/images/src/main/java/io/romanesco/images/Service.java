package io.romanesco.images;

import java.util.Map;

/** The two services, and what differs between their images. */
enum Service {
    API(
            "api-service",
            8080,
            60,
            "Takes uploads in, keeps originals and results, answers everybody who asks.",
            Map.of(),
            8),
    INFERENCE(
            "inference-service",
            8081,
            50,
            "Classifies the images of a Kafka topic with ONNX Runtime.",
            Map.of("ROMANESCO_MODELS_DIRECTORY", Folders.MODELS),
            1);

    private final String module;
    private final int port;
    private final int heapPercent;
    private final String description;
    private final Map<String, String> environment;
    private final int compileThresholds;

    Service(
            String module,
            int port,
            int heapPercent,
            String description,
            Map<String, String> environment,
            int compileThresholds) {
        this.module = module;
        this.port = port;
        this.heapPercent = heapPercent;
        this.description = description;
        this.environment = environment;
        this.compileThresholds = compileThresholds;
    }

    /** Folder and Maven module. */
    String module() {
        return module;
    }

    /** Name of the image, without registry and tag. */
    String image() {
        return "romanesco-" + module;
    }

    int port() {
        return port;
    }

    /** Of the container's memory, for the heap; what is native (sessions, buffers) has the rest. */
    int heapPercent() {
        return heapPercent;
    }

    String description() {
        return description;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Times as many calls as usual until a method is compiled; why: ADR 9. */
    int compileThresholds() {
        return compileThresholds;
    }
}
