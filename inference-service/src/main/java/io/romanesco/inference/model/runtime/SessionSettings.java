package io.romanesco.inference.model.runtime;

/**
 * How ONNX Runtime runs.
 *
 * @param threads threads inside one inference; 1: only the calling thread
 * @param spinning whether those threads wait actively, which is faster but uses processor time
 * @param arena whether memory is kept between inferences
 * @param provider what runs the graph: {@code cpu}, {@code cuda} or {@code tensorrt}
 */
public record SessionSettings(int threads, boolean spinning, boolean arena, String provider) {

    /** One thread, which gives the highest throughput with several callers. */
    public static final SessionSettings DEFAULT = new SessionSettings(1, false, true);

    /** Settings for the processor. */
    public SessionSettings(int threads, boolean spinning, boolean arena) {
        this(threads, spinning, arena, Providers.CPU);
    }

    /** The same with other threads. */
    public SessionSettings withThreads(int other) {
        return new SessionSettings(other, spinning, arena, provider);
    }

    /** The same with another provider. */
    public SessionSettings withProvider(String other) {
        return new SessionSettings(threads, spinning, arena, other);
    }
}
