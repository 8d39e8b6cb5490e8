package io.romanesco.images;

/** Where things are inside the images. All of it belongs to root and is only read. */
final class Folders {

    static final String HOME = "/opt/romanesco";
    static final String MODELS = HOME + "/models";

    /** ONNX Runtime's shared libraries; in the jar they would be unpacked at every start. */
    static final String NATIVE = HOME + "/native";

    static final String SBOM = HOME + "/sbom.cdx.json";
    static final String CLASS_CACHE = HOME + "/classes.aot";
    static final String LICENCE = "/licenses/LICENSE";

    /** The one folder that is written to: uploads on their way, Vert.x's cache, crash reports. */
    static final String TEMPORARY = "/tmp";

    private Folders() {}
}
