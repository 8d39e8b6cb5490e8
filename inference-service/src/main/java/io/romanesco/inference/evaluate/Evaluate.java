package io.romanesco.inference.evaluate;

import io.romanesco.inference.model.repository.ModelDirectory;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.runtime.SessionSettings;
import io.romanesco.inference.task.classification.Classifier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The command: reads the arguments, runs, prints. The report goes to standard output, progress to
 * error.
 */
public final class Evaluate {

    /** Where models are, seen from the module or from the whole project. */
    private static final List<Path> MODELS =
            List.of(Path.of("models"), Path.of("inference-service/models"));

    private Evaluate() {}

    public static void main(String[] args) {
        try {
            run(Options.parse(args));
        } catch (IllegalArgumentException misused) {
            System.err.println(misused.getMessage() + "\n" + Options.USAGE);
            System.exit(2);
        } catch (IOException | ModelLoadException failed) {
            System.err.println("evaluate: " + failed.getMessage());
            System.exit(1);
        }
    }

    private static void run(Options options) throws IOException, ModelLoadException {
        List<DataFile> files = DataSet.list(options.data());
        Path folder = ModelDirectory.resolve(options.model(), MODELS);
        SessionSettings settings = new SessionSettings(options.threads(), false, true);
        try (Classifier model = Classifier.load(folder, options.precision(), settings)) {
            long start = System.nanoTime();
            Progress progress = new Progress(files.size(), start);
            Evaluator evaluator = new Evaluator(model, options.workers());
            List<EvaluatedImage> rows = evaluator.run(files, progress::advance);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    Locale.ROOT,
                    "model         %s, %s, ONNX Runtime %s%ndecoder       %s%ndata          %s%n"
                            + "speed         %.1f images/s (%d workers of %d threads)%n%s",
                    model.manifest().id(),
                    model.runtime().precision(),
                    model.runtime().onnxRuntime(),
                    evaluator.decoder(),
                    options.data(),
                    rows.size() / seconds,
                    options.workers(),
                    options.threads(),
                    EvaluationReport.of(Summary.of(rows, model.manifest().labels())));
            if (options.out().isPresent()) {
                CsvReport.write(options.out().get(), rows);
            }
        }
    }

    /** Draws the bar: often on a terminal, every tenth into a file. */
    private static final class Progress {

        private final boolean terminal = System.console() != null && System.console().isTerminal();
        private final ProgressBar bar;
        private final int total;
        private final long start;
        private int done;

        Progress(int total, long start) {
            this.bar = new ProgressBar(total);
            this.total = total;
            this.start = start;
        }

        void advance() {
            done++;
            boolean last = done == total;
            if (last || (terminal ? done % 5 == 0 : done % Math.max(1, total / 10) == 0)) {
                String line = bar.render(done, Duration.ofNanos(System.nanoTime() - start));
                System.err.print((terminal ? "\r" : "") + line + (terminal && !last ? "" : "\n"));
            }
        }
    }
}
