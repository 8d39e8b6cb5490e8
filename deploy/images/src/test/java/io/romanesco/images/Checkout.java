package io.romanesco.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with what the build leaves for one service: a list of libraries, a page, a model. */
record Checkout(Path home) {

    static final String SERVICE = "service";
    static final String WEIGHTS = "weights";

    /** A built checkout. */
    static Checkout in(Path folder) throws IOException {
        Checkout checkout = new Checkout(folder);
        checkout.write(
                SERVICE + "/target/bom.json",
                """
                {"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
                 "metadata": {"timestamp": "2030-01-01T00:00:00Z"},
                 "components": [{"type": "library", "group": "org.example", "name": "library", "version": "1.0",
                                 "purl": "pkg:maven/org.example/library@1.0?type=jar"}]}
                """);
        checkout.write(
                SERVICE + "/src/main/webui/package-lock.json",
                """
                {"packages": {
                  "": {"name": "page"},
                  "node_modules/@petal/leaf": {"version": "1.2.0", "integrity": "sha512-%s=="},
                  "node_modules/stem": {"version": "3.0.0", "license": "(MIT OR Apache-2.0)"},
                  "node_modules/@petal/leaf/node_modules/stem": {"version": "3.0.0"},
                  "node_modules/builder": {"version": "9.0.0", "dev": true}}}
                """
                        .formatted("A".repeat(86)));
        checkout.write(
                SERVICE + "/target/src/main/jib/opt/romanesco/native/libturbojpeg.so.0", "codec");
        checkout.model(Sbom.sha256(checkout.write(model() + "model.onnx", WEIGHTS)));
        return checkout;
    }

    /** Writes the model's description with that digest of its weights. */
    void model(String digest) throws IOException {
        write(
                model() + "model.yaml",
                """
                name: leaves
                version: 2.0.0
                task: classification
                licence: MIT
                description: Tells leaves apart.
                files: [{precision: int8, path: model.onnx, sha256: %s}]
                data: ["A walk in the woods (1965)"]
                """
                        .formatted(digest));
    }

    Path write(String file, String content) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, content);
    }

    private static String model() {
        return SERVICE + "/target/src/main/jib/opt/romanesco/models/leaves/2.0.0/";
    }
}
