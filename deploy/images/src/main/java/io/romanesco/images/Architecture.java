package io.romanesco.images;

import java.util.Locale;

/** Processor architectures, by the names that the worlds around us gave them. */
enum Architecture {
    AMD64("amd64", "x64"),
    ARM64("arm64", "aarch64");

    private final String oci;
    private final String onnxRuntime;

    Architecture(String oci, String onnxRuntime) {
        this.oci = oci;
        this.onnxRuntime = onnxRuntime;
    }

    /** As image indexes name it. */
    String oci() {
        return oci;
    }

    /** As the folders in ONNX Runtime's jar are named. */
    String onnxRuntime() {
        return onnxRuntime;
    }

    /** Of this machine. */
    static Architecture here() {
        return "aarch64".equals(System.getProperty("os.arch")) ? ARM64 : AMD64;
    }

    /**
     * @throws UserError for an architecture that nothing here is made for
     */
    static Architecture named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> AMD64;
            case "arm64", "aarch64" -> ARM64;
            default -> throw new UserError("Architecture " + name + ": amd64 and arm64 there are.");
        };
    }
}
