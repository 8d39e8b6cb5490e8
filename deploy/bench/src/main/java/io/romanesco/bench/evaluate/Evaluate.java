package io.romanesco.bench.evaluate;

import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.runtime.SessionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What {@code make evaluate} calls. The report goes to standard output, progress to error. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a model on the pictures of a folder or tar: accuracy, confusion,"
                    + " calibration.",
            "Class folders name the labels; pictures outside of class folders are other things.",
            "A table <data>.tsv with the columns file and repository adds figures by source."
        })
public final class Evaluate implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Mixin private RunOptions options;

    @Option(names = "--out", description = "Where to write a CSV with one line for each picture.")
    private Optional<Path> out;

    @Option(names = "--threads", description = "Threads of one inference. Default: 1.")
    private int threads = 1;

    /** Exit status 0: done, 1: failed, 2: wrong arguments. */
    public static void main(String[] args) {
        System.exit(command().execute(args));
    }

    static CommandLine command() {
        return new CommandLine(new Evaluate())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("evaluate: " + failure.getMessage());
                    return 1;
                });
    }

    @Override
    public Integer call() throws IOException, ModelLoadException {
        int workers = options.workers();
        SessionSettings settings =
                new SessionSettings(options.positive("--threads", threads), false, true);
        Path folder = options.version();
        try (DataSet images = DataSet.open(options.data());
                LoadedModel classifier = LoadedModel.load(folder, options.precision(), settings)) {
            long start = System.nanoTime();
            Evaluator evaluator = new Evaluator(classifier, workers);
            List<EvaluatedImage> evaluated;
            try (ProgressBar progress = Progress.of("Evaluated", images.files().size())) {
                evaluated = evaluator.run(images.files(), progress::step);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            spec.commandLine()
                    .getOut()
                    .print(
                            header(classifier, evaluator, evaluated.size() / seconds)
                                    + EvaluationReport.of(
                                            Summary.of(evaluated, classifier.task().labels()))
                                    + SourceReport.of(
                                            evaluated,
                                            classifier.task().labels(),
                                            Sources.of(options.data())));
            spec.commandLine().getOut().flush();
            if (out.isPresent()) {
                CsvReport.write(out.get(), evaluated);
            }
        }
        return 0;
    }

    private String header(LoadedModel classifier, Evaluator evaluator, double imagesPerSecond) {
        return """
        model         %s, %s, ONNX Runtime %s
        decoder       %s
        data          %s
        speed         %.1f images/s (%d workers of %d threads)
        """
                .formatted(
                        classifier.manifest().id(),
                        classifier.runtime().precision(),
                        classifier.runtime().onnxRuntime(),
                        evaluator.decoder(),
                        options.data(),
                        imagesPerSecond,
                        options.workers(),
                        threads);
    }
}
