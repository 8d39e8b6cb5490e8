package io.romanesco.bench.loop;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;

/**
 * How ONNX Runtime runs in a loop.
 *
 * @param workers threads that call it
 * @param threads inside one call
 * @param batch pictures in a call
 */
public record LoopSettings(
        int workers,
        int threads,
        int batch,
        boolean arena,
        boolean spinning,
        boolean denormalsAsZero,
        boolean memoryPattern,
        OptLevel level) {

    /** Session options as inference-service has them by default; one picture in a call. */
    public static LoopSettings of(int workers, int threads) {
        return new LoopSettings(workers, threads, 1, true, false, false, true, OptLevel.ALL_OPT);
    }

    /** The same with other batches. */
    public LoopSettings withBatch(int pictures) {
        return new LoopSettings(
                workers, threads, pictures, arena, spinning, denormalsAsZero, memoryPattern, level);
    }

    SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(level);
        options.setCPUArenaAllocator(arena);
        options.setMemoryPatternOptimization(memoryPattern);
        options.addConfigEntry("session.intra_op.allow_spinning", spinning ? "1" : "0");
        options.addConfigEntry("session.set_denormal_as_zero", denormalsAsZero ? "1" : "0");
        return options;
    }
}
