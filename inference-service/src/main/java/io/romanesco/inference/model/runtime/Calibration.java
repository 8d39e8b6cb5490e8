package io.romanesco.inference.model.runtime;

import com.sun.management.OperatingSystemMXBean;
import io.romanesco.inference.decode.Pixels;
import io.romanesco.inference.model.repository.ModelDirectory;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.repository.ModelManifest.ModelFile;
import io.romanesco.inference.task.classification.Classifier;
import io.romanesco.inference.task.classification.Prediction.Scored;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds out which of a model's files, and how many threads inside one inference, give the most
 * images for a second of CPU on this machine with all its processors at work; a file counts only if
 * it says what the most exact file says. CPU and not the clock, since others may be busy too, and
 * the answer is kept.
 */
public final class Calibration {

    /** From the most exact on; what is not named comes last. */
    private static final List<String> EXACT_FIRST = List.of("fp32", "fp16", "bf16", "int8");

    /** How far the score of the best category may be from the most exact file's. */
    private static final double TOLERANCE = 0.1;

    /** Noise of a short measurement: less of an advantage is none. */
    private static final double ADVANTAGE = 1.1;

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private static final long TURN_NANOS = 300_000_000;

    private final Path version;
    private final SessionSettings settings;
    private final List<Pixels> pictures;
    private final int processors;

    /**
     * @param version folder with model.yaml
     * @param settings for all but the threads
     * @param pictures that the files have to agree on
     * @param processors to work with
     */
    public Calibration(
            Path version, SessionSettings settings, List<Pixels> pictures, int processors) {
        this.version = version;
        this.settings = settings;
        this.pictures = pictures;
        this.processors = processors;
    }

    /**
     * How one file did.
     *
     * @param imagesPerCpuSecond with all processors at work
     * @param best what it said of each picture
     */
    public record Trial(
            String precision, int threads, double imagesPerCpuSecond, List<Scored> best) {

        boolean agreesWith(Trial exact) {
            return IntStream.range(0, best.size())
                    .allMatch(i ->
                            best.get(i).category().equals(exact.best.get(i).category())
                                    && Math.abs(best.get(i).score() - exact.best.get(i).score())
                                            <= TOLERANCE);
        }
    }

    /**
     * Tries every file with one thread, then the best with all of them.
     *
     * @param budget when it is used up, nothing more is tried; one trial takes about a second
     * @return what was tried, the best first
     * @throws ModelLoadException when a file cannot be used
     */
    public List<Trial> run(Duration budget) throws ModelLoadException {
        long end = System.nanoTime() + budget.toNanos();
        List<Trial> trials = new ArrayList<>();
        for (ModelFile file : ModelDirectory.manifest(version).files()) {
            if (trials.isEmpty() || System.nanoTime() < end) {
                trials.add(attempt(file.precision(), 1));
            }
        }
        Trial best = best(trials);
        if (processors > 1 && System.nanoTime() < end) {
            trials.add(attempt(best.precision(), processors));
            best = best(trials);
        }
        trials.remove(best);
        trials.addFirst(best);
        return trials;
    }

    static Trial best(List<Trial> trials) {
        Trial exact =
                trials.stream()
                        .min(Comparator.comparingInt(trial -> rank(trial.precision())))
                        .orElseThrow();
        Trial best = null;
        for (Trial trial : trials) {
            boolean better =
                    best == null
                            || trial.imagesPerCpuSecond() > best.imagesPerCpuSecond() * ADVANTAGE;
            best = better && trial.agreesWith(exact) ? trial : best;
        }
        return best;
    }

    private static int rank(String precision) {
        int known = EXACT_FIRST.indexOf(precision);
        return known < 0 ? EXACT_FIRST.size() : known;
    }

    private Trial attempt(String precision, int threads) throws ModelLoadException {
        SessionSettings session =
                new SessionSettings(threads, settings.spinning(), settings.arena());
        try (Classifier model = Classifier.load(version, Optional.of(precision), session)) {
            List<Scored> best =
                    pictures.stream().map(picture -> model.classify(picture).top()).toList();
            return new Trial(precision, threads, speed(model, processors / threads), best);
        }
    }

    private double speed(Classifier model, int callers) {
        long cpu = SYSTEM.getProcessCpuTime();
        long end = System.nanoTime() + TURN_NANOS;
        long images =
                IntStream.range(0, callers)
                        .mapToObj(caller -> new Caller(model, pictures, end))
                        .toList()
                        .stream()
                        .mapToLong(Caller::join)
                        .sum();
        return images * 1e9 / (SYSTEM.getProcessCpuTime() - cpu);
    }

    /** Classifies on a thread of its own until the time is up. */
    private static final class Caller {

        private final Thread thread;
        private long images;

        private Caller(Classifier model, List<Pixels> pictures, long end) {
            thread =
                    Thread.ofPlatform()
                            .name("calibration")
                            .daemon()
                            .start(() -> {
                                do {
                                    model.classify(pictures.get((int) (images % pictures.size())));
                                    images++;
                                } while (System.nanoTime() < end);
                            });
        }

        private long join() {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return images;
        }
    }
}
