package io.romanesco.inference.model.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What can run graphs in this build of ONNX Runtime. The package for GPUs has more than one. */
public final class Providers {

    static final String CPU = "cpu";
    private static final String CUDA = "cuda";
    private static final String TENSORRT = "tensorrt";

    private static final int FIRST_DEVICE = 0;
    private static final Map<OrtProvider, String> NAMES =
            Map.of(
                    OrtProvider.CPU, CPU,
                    OrtProvider.CUDA, CUDA,
                    OrtProvider.TENSOR_RT, TENSORRT);

    private Providers() {}

    /**
     * Names of the providers that the library has, as model.yaml writes them. Whether the machine
     * has the device shows when a session is opened.
     */
    public static Set<String> available() {
        OnnxRuntime.environment();
        Set<String> names = new TreeSet<>();
        for (OrtProvider provider : OrtEnvironment.getAvailableProviders()) {
            names.add(NAMES.getOrDefault(provider, provider.getName()));
        }
        return names;
    }

    /**
     * Adds a provider to a session's options. What it cannot run goes to the next one, at last to
     * the processor.
     *
     * @throws OrtException when the library or the machine lacks it
     */
    static void add(OrtSession.SessionOptions options, String provider) throws OrtException {
        if (TENSORRT.equals(provider)) {
            options.addTensorrt(FIRST_DEVICE);
        }
        if (!CPU.equals(provider)) {
            options.addCUDA(FIRST_DEVICE);
        }
    }
}
