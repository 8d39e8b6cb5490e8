package io.romanesco.bench;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import com.sun.management.OperatingSystemMXBean;
import io.romanesco.inference.model.runtime.OnnxRuntime;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * ONNX Runtime and nothing else: the bundled model on the same tensor again and again, with the
 * session options of inference-service.
 *
 * @param precision {@code int8} or {@code fp32}
 * @param workers threads that call the model
 * @param threads inside one call
 * @param batch images in one call
 */
record BareLoop(String precision, int workers, int threads, int batch) {

    private static final Path MODEL = Path.of("inference-service/models/vegetables/1.2.0");
    private static final Map<String, String> FILES =
            Map.of("int8", "model.onnx", "fp32", "model-fp16.onnx");
    private static final int SIDE = 299;
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    /**
     * The speed of a loop.
     *
     * @param images how many in all
     * @param seconds wall clock
     * @param cpuSeconds of this process
     */
    record Speed(long images, double seconds, double cpuSeconds) {

        /** Images a second. */
        double rate() {
            return images / seconds;
        }

        /** Milliseconds of CPU an image. */
        double cpu() {
            return cpuSeconds / images * 1e3;
        }
    }

    /** Runs for the given time, after a short warm-up. */
    Speed run(Duration time) throws OrtException, InterruptedException {
        try (SessionOptions options = options();
                OrtSession session =
                        OnnxRuntime.environment()
                                .createSession(
                                        MODEL.resolve(FILES.get(precision)).toString(), options)) {
            measure(session, WARM_UP);
            return measure(session, time);
        }
    }

    private SessionOptions options() throws OrtException {
        SessionOptions options = OnnxRuntime.sessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }

    private Speed measure(OrtSession session, Duration time) throws InterruptedException {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        AtomicLong images = new AtomicLong();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            callers.add(Thread.ofPlatform().start(() -> call(session, end, images)));
        }
        for (Thread caller : callers) {
            caller.join();
        }
        return new Speed(
                images.get(),
                (System.nanoTime() - start) / 1e9,
                (system.getProcessCpuTime() - cpu) / 1e9);
    }

    private void call(OrtSession session, long end, AtomicLong images) {
        byte[] bytes = new byte[batch * SIDE * SIDE * 3];
        new Random(1).nextBytes(bytes);
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        long[] shape = {batch, SIDE, SIDE, 3};
        String input = session.getInputNames().iterator().next();
        while (System.nanoTime() < end) {
            try (OnnxTensor tensor =
                            OnnxTensor.createTensor(
                                    OnnxRuntime.environment(), buffer, shape, OnnxJavaType.UINT8);
                    OrtSession.Result _ = session.run(Map.of(input, tensor))) {
                images.addAndGet(batch);
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
