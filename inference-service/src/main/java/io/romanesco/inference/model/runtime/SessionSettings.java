package io.romanesco.inference.model.runtime;

/**
 * How ONNX Runtime runs.
 *
 * @param threads threads inside one inference; 1: only the calling thread
 * @param spinning whether those threads wait actively, which is faster but uses processor time
 * @param arena whether memory is kept between inferences
 */
public record SessionSettings(int threads, boolean spinning, boolean arena) {

    /** One thread, which gives the highest throughput with several callers. */
    public static final SessionSettings DEFAULT = new SessionSettings(1, false, true);
}
