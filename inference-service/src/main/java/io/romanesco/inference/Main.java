package io.romanesco.inference;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.romanesco.inference.model.runtime.OnnxRuntime;

/** Starts the service. Loads ONNX Runtime's native library meanwhile, so that no model waits. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        Thread.ofPlatform().daemon().name("onnxruntime-loader").start(OnnxRuntime::load);
        Quarkus.run(arguments);
    }
}
