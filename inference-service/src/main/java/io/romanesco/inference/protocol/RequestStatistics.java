package io.romanesco.inference.protocol;

import io.romanesco.contract.ModelName;

/**
 * Requests for one version of a model.
 *
 * @param lastInference milliseconds since 1970; 0 before the first
 * @param inferences entries of all batches that succeeded
 * @param executions runs of the graph that succeeded
 * @param success requests that succeeded; {@code queue}, {@code input}, {@code infer} and {@code
 *     output} are their stages: waiting, decoding and checking, the graph, making the answer
 * @param fail requests that failed
 */
public record RequestStatistics(
        ModelName model,
        long lastInference,
        long inferences,
        long executions,
        Spent success,
        Spent fail,
        Spent queue,
        Spent input,
        Spent infer,
        Spent output) {

    /** How often something happened, and the nanoseconds of all times together. */
    public record Spent(long count, long nanos) {

        private static final Spent NONE = new Spent(0, 0);

        private static Spent once(long nanos) {
            return new Spent(1, nanos);
        }

        private Spent plus(Spent other) {
            return new Spent(count + other.count, nanos + other.nanos);
        }
    }

    static RequestStatistics none(ModelName model) {
        return new RequestStatistics(
                model,
                0,
                0,
                0,
                Spent.NONE,
                Spent.NONE,
                Spent.NONE,
                Spent.NONE,
                Spent.NONE,
                Spent.NONE);
    }

    static RequestStatistics success(ModelName model, long batch, InferenceTimes times) {
        return new RequestStatistics(
                model,
                System.currentTimeMillis(),
                batch,
                times.executions(),
                Spent.once(times.total()),
                Spent.NONE,
                Spent.once(times.queue()),
                Spent.once(times.input()),
                Spent.once(times.infer()),
                Spent.once(times.output()));
    }

    static RequestStatistics failure(ModelName model, InferenceTimes times) {
        return new RequestStatistics(
                model,
                System.currentTimeMillis(),
                0,
                0,
                Spent.NONE,
                Spent.once(times.total()),
                Spent.NONE,
                Spent.NONE,
                Spent.NONE,
                Spent.NONE);
    }

    /** Both together. */
    RequestStatistics plus(RequestStatistics other) {
        return new RequestStatistics(
                model,
                Math.max(lastInference, other.lastInference),
                inferences + other.inferences,
                executions + other.executions,
                success.plus(other.success),
                fail.plus(other.fail),
                queue.plus(other.queue),
                input.plus(other.input),
                infer.plus(other.infer),
                output.plus(other.output));
    }

    String id() {
        return model.name() + "/" + model.version();
    }
}
