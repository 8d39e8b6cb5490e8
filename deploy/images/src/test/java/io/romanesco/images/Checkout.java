package io.romanesco.images;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A checkout with both services built, as far as the images see it: small files of the right names.
 */
record Checkout(Path home) {

    static final String WEIGHTS = "weights";

    private static final String LOCK =
            """
            {"lockfileVersion": 3, "packages": {
              "": {"name": "page"},
              "node_modules/@petal/leaf": {"version": "1.2.0", "license": "MIT", "integrity": "sha512-%s"},
              "node_modules/stem/node_modules/@petal/leaf": {"version": "1.2.0"},
              "node_modules/stem": {"version": "3.0.0", "license": "(MIT OR Apache-2.0)"},
              "node_modules/bundler": {"version": "9.0.0", "dev": true},
              "node_modules/watcher": {"version": "2.0.0", "devOptional": true}
            }}
            """
                    .formatted("A".repeat(86) + "==");

    static Checkout in(Path home) throws IOException {
        Checkout checkout = new Checkout(home);
        checkout.write("LICENSE", "Apache");
        checkout.write("api-service/src/main/webui/package-lock.json", LOCK);
        for (Service service : Service.values()) {
            String application = service.module() + "/target/quarkus-app/";
            checkout.write(application + "quarkus-run.jar", "run");
            checkout.write(application + "app.aot", "of another JVM");
            checkout.write(application + "app/" + service.module() + ".jar", "application");
            checkout.write(application + "lib/boot/org.example.boot-1.0.jar", "boot");
            checkout.write(application + "lib/main/org.example.library-1.0.jar", "library");
            checkout.write(
                    application + "quarkus-app-dependencies.txt", "org.example:library::jar:1.0");
            checkout.write(service.module() + "/target/bom.json", bom(service));
        }
        checkout.onnxRuntime("inference-service/target/quarkus-app/lib/main/");
        checkout.model(new ModelFile(WEIGHTS, null));
        return checkout;
    }

    /**
     * @param digest as model.yaml has it; null: the right one
     */
    record ModelFile(String bytes, String digest) {}

    void model(ModelFile file) throws IOException {
        String folder = "inference-service/models/leaves/2.0.0/";
        Path weights = write(folder + "model.onnx", file.bytes());
        String digest = file.digest() == null ? ModelComponent.sha256(weights) : file.digest();
        write(
                folder + "model.yaml",
                """
                name: leaves
                version: 2.0.0
                task: classification
                licence: MIT
                description: Tells leaves apart.
                files:
                - {precision: int8, path: model.onnx, sha256: %s}
                data:
                - A walk in the woods (1965)
                """
                        .formatted(digest));
    }

    Path write(String path, String text) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    void onnxRuntime(String folder) throws IOException {
        Path jar = home.resolve(folder + "com.microsoft.onnxruntime.onnxruntime-1.0.jar");
        Files.createDirectories(jar.getParent());
        Map<String, String> entries =
                Map.of(
                        "ai/onnxruntime/OrtSession.class", "class",
                        "ai/onnxruntime/native/linux-x64/libonnxruntime.so", "x64",
                        "ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so", "x64",
                        "ai/onnxruntime/native/linux-aarch64/libonnxruntime.so", "aarch64",
                        "ai/onnxruntime/native/linux-aarch64/libonnxruntime4j_jni.so", "aarch64");
        jar(jar, entries);
    }

    private static void jar(Path jar, Map<String, String> entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }

    private static String bom(Service service) {
        String library =
                """
                {"type": "library", "group": "%s", "name": "%s", "version": "1.0"}\
                """;
        String runtime = library.formatted("com.microsoft.onnxruntime", "onnxruntime");
        return """
        {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "components": [%s%s]}
        """
                .formatted(
                        library.formatted("org.example", "library"),
                        service == Service.INFERENCE ? "," + runtime : "");
    }
}
