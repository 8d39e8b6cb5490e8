package io.romanesco.bench;

import io.romanesco.inference.model.runtime.OnnxRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * What {@code make bench} runs. Every part is bounded in time; the usual ones take a quarter of an
 * hour.
 */
public final class Bench {

    /** JMH's, by their method. */
    private static final List<String> PARTS =
            List.of("decode", "colour", "resize", "tensor", "inference");

    /** What takes longer, or only helps to choose a setting. */
    private static final List<String> LONG =
            List.of("worker-fp32", "backlog", "memory", "session", "workers", "scaled");

    private Bench() {}

    public static void main(String[] wanted) throws Exception {
        Map<String, Callable<Void>> all = new LinkedHashMap<>();
        PARTS.forEach(part -> all.put(part, new PartsRun(part)));
        all.put("worker", WorkerRun.int8());
        all.put("worker-fp32", WorkerRun.fp32());
        all.put("stack", new StackRun());
        all.put("upload", new UploadRun());
        all.put("backlog", new BacklogRun());
        all.put("gallery", new GalleryRun());
        all.put("memory", new MemoryRun());
        all.put("session", new SessionRun());
        all.put("workers", new WorkersRun());
        all.put("scaled", new ScaledRun());
        List<String> names = wanted.length == 0 ? standard(all) : List.of(wanted);
        for (String name : names) {
            if (!all.containsKey(name)) {
                throw new IllegalArgumentException(name + " is none of " + all.keySet());
            }
        }
        OnnxRuntime.load();
        Report.machine();
        for (String name : names) {
            Report.title(name);
            all.get(name).call();
        }
        // Clients of Kafka and HTTP may have left threads behind.
        System.exit(0);
    }

    private static List<String> standard(Map<String, Callable<Void>> all) {
        return all.keySet().stream().filter(name -> !LONG.contains(name)).toList();
    }
}
