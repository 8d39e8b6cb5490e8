package io.romanesco.bench.loop;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** ONNX Runtime and nothing else: the same tensor through the model again and again. */
public final class BareLoop {

    private static final int SIDE = 299;

    private BareLoop() {}

    /**
     * What a loop did.
     *
     * @param images how many
     * @param seconds on the clock
     * @param cpuSeconds of this process
     */
    public record Speed(long images, double seconds, double cpuSeconds) {

        public double rate() {
            return images / seconds;
        }

        /** Milliseconds of CPU an image. */
        public double cpu() {
            return cpuSeconds / images * 1e3;
        }
    }

    /** Runs for some time, after a little warming up. */
    public static Speed run(Path model, LoopSettings settings, Duration time)
            throws OrtException, InterruptedException {
        try (OrtSession.SessionOptions options = settings.options();
                OrtSession session =
                        OrtEnvironment.getEnvironment().createSession(model.toString(), options)) {
            turn(session, settings, Duration.ofSeconds(2));
            return turn(session, settings, time);
        }
    }

    private static Speed turn(OrtSession session, LoopSettings settings, Duration time)
            throws InterruptedException {
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        AtomicLong images = new AtomicLong();
        long cpu = system.getProcessCpuTime();
        long start = System.nanoTime();
        long end = start + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < settings.workers(); i++) {
            threads.add(
                    Thread.ofPlatform().start(() -> work(session, settings.batch(), end, images)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Speed(
                images.get(),
                (System.nanoTime() - start) / 1e9,
                (system.getProcessCpuTime() - cpu) / 1e9);
    }

    private static void work(OrtSession session, int batch, long end, AtomicLong images) {
        byte[] bytes = new byte[batch * SIDE * SIDE * 3];
        new Random(1).nextBytes(bytes);
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        long[] shape = {batch, SIDE, SIDE, 3};
        String input = session.getInputNames().iterator().next();
        while (System.nanoTime() < end) {
            try (OnnxTensor tensor =
                            OnnxTensor.createTensor(
                                    OrtEnvironment.getEnvironment(),
                                    buffer,
                                    shape,
                                    OnnxJavaType.UINT8);
                    OrtSession.Result result = session.run(Map.of(input, tensor))) {
                images.addAndGet(batch);
            } catch (OrtException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
