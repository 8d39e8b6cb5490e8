package io.romanesco.bench;

import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import io.romanesco.bench.loop.BareLoop;
import io.romanesco.bench.loop.LoopSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** The bundled model under each session option, to choose defaults by. */
final class SessionRun implements Callable<Void> {

    private static final Path MODELS = Path.of("inference-service/models/vegetables/1.0.0");
    private static final Duration TIME = Duration.ofSeconds(6);

    @Override
    public Void call() throws Exception {
        Map<String, LoopSettings> all = new LinkedHashMap<>();
        all.put("2 workers x 1 thread", LoopSettings.of(2, 1));
        all.put("1 worker x 2 threads", LoopSettings.of(1, 2));
        all.put(
                "1 x 2, spinning",
                new LoopSettings(1, 2, 1, true, true, false, true, OptLevel.ALL_OPT));
        all.put("1 worker x 1 thread", LoopSettings.of(1, 1));
        all.put("2 x 1, batch 4", LoopSettings.of(2, 1).withBatch(4));
        all.put(
                "2 x 1, no arena",
                new LoopSettings(2, 1, 1, false, false, false, true, OptLevel.ALL_OPT));
        all.put(
                "2 x 1, denormals 0",
                new LoopSettings(2, 1, 1, true, false, true, true, OptLevel.ALL_OPT));
        all.put(
                "2 x 1, no memory pattern",
                new LoopSettings(2, 1, 1, true, false, false, false, OptLevel.ALL_OPT));
        all.put(
                "2 x 1, extended level",
                new LoopSettings(2, 1, 1, true, false, false, true, OptLevel.EXTENDED_OPT));
        for (Map.Entry<String, LoopSettings> one : all.entrySet()) {
            print("int8 " + one.getKey(), MODELS.resolve("model.onnx"), one.getValue());
        }
        print("fp16 file 2 x 1", MODELS.resolve("model-fp16.onnx"), LoopSettings.of(2, 1));
        return null;
    }

    private static void print(String name, Path model, LoopSettings settings) throws Exception {
        BareLoop.Speed speed = BareLoop.run(model, settings, TIME);
        Report.line("%-32s %7.1f images/s %7.2f ms CPU an image", name, speed.rate(), speed.cpu());
    }
}
