package io.romanesco.inference.model.runtime;

/**
 * How ONNX Runtime runs.
 *
 * @param threads threads inside one inference; 1: the caller's own
 * @param spinning whether those threads wait busily: faster, at the cost of CPU
 * @param arena whether memory between inferences is kept
 */
public record SessionSettings(int threads, boolean spinning, boolean arena) {

    /** One thread a caller, as measured best on a CPU with several workers. */
    public static final SessionSettings DEFAULT = new SessionSettings(1, false, true);
}
