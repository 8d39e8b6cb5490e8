package io.romanesco.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** {@code make bench}: runs the benchmarks named in its arguments, or the default ones. */
public final class Bench {

    /** Single steps, measured by JMH; each is the name of its method. */
    private static final List<String> STEPS =
            List.of("decode", "colour", "resize", "tensor", "inference");

    /** Benchmarks that run only when named. */
    private static final List<String> ON_REQUEST =
            List.of("worker-fp32", "fairness", "swap", "session");

    private Bench() {}

    public static void main(String[] wanted) throws Exception {
        Map<String, Callable<Void>> all = new LinkedHashMap<>();
        STEPS.forEach(step -> all.put(step, new JmhRun(step)));
        all.put("worker", WorkerRun.int8());
        all.put("worker-fp32", WorkerRun.fp32());
        all.put("stack", new StackRun());
        all.put("upload", new UploadRun());
        all.put("fairness", new FairnessRun());
        all.put("swap", new SwapRun());
        all.put("gallery", new GalleryRun());
        all.put("session", new SessionRun());
        List<String> names = wanted.length == 0 ? standard(all) : List.of(wanted);
        for (String name : names) {
            if (!all.containsKey(name)) {
                throw new IllegalArgumentException(
                        "No benchmark is called " + name + "; there are " + all.keySet());
            }
        }
        Report.machine();
        for (String name : names) {
            Report.title(name);
            all.get(name).call();
        }
        // Clients of Kafka and HTTP may leave threads behind.
        System.exit(0);
    }

    private static List<String> standard(Map<String, Callable<Void>> all) {
        return all.keySet().stream().filter(name -> !ON_REQUEST.contains(name)).toList();
    }
}
