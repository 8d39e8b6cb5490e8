package io.romanesco.inference.model.runtime;

/**
 * How ONNX Runtime runs.
 *
 * @param threads threads inside one inference; 1: only the calling thread
 * @param spinning whether those threads wait actively, which is faster but uses processor time
 * @param arena whether memory is kept between inferences
 * @param provider what runs the graph: {@code cpu}, {@code cuda} or {@code tensorrt}
 * @param weightsApart whether the graph may read weights from files beside its own
 */
public record SessionSettings(
        int threads, boolean spinning, boolean arena, String provider, boolean weightsApart) {

    /** One thread, which gives the highest throughput with several callers. */
    public static final SessionSettings DEFAULT = new SessionSettings(1, false, true);

    /** Settings for the processor. */
    public SessionSettings(int threads, boolean spinning, boolean arena) {
        this(threads, spinning, arena, Providers.CPU, false);
    }

    /** The same with other threads. */
    public SessionSettings withThreads(int other) {
        return new SessionSettings(other, spinning, arena, provider, weightsApart);
    }

    /** The same with another provider. */
    public SessionSettings withProvider(String other) {
        return new SessionSettings(threads, spinning, arena, other, weightsApart);
    }

    /** The same for a graph that may read weights from files beside its own, or may not. */
    public SessionSettings withWeightsApart(boolean other) {
        return new SessionSettings(threads, spinning, arena, provider, other);
    }
}
