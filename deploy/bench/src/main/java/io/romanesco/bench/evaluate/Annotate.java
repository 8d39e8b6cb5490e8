package io.romanesco.bench.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.repository.ModelLoadException;
import io.romanesco.inference.model.runtime.SessionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code make annotate} calls. Progress goes to standard error. */
@Command(
        name = "annotate",
        mixinStandardHelpOptions = true,
        description =
                "Writes what a model finds in the pictures of a folder or tar as JSON, to be"
                        + " compared with the truth or with another program. Files that are no"
                        + " pictures are left out.")
public final class Annotate implements Callable<Integer> {

    @Mixin private RunOptions options;

    @Option(names = "--out", required = true, description = "Where to write the JSON.")
    private Path out;

    @Option(
            names = "--score",
            description = "Score from which objects are listed, instead of model.yaml's.")
    private Optional<Double> score;

    /** Exit status 0: done, 1: failed, 2: wrong arguments. */
    public static void main(String[] args) {
        System.exit(command().execute(args));
    }

    static CommandLine command() {
        return new CommandLine(new Annotate())
                .setExecutionExceptionHandler((failure, command, _) -> {
                    command.getErr().println("annotate: " + failure.getMessage());
                    return 1;
                });
    }

    @Override
    public Integer call() throws IOException, ModelLoadException {
        int workers = options.workers();
        Path version = options.version();
        if (score.isEmpty()) {
            annotate(version, workers);
            return 0;
        }
        try (ScoreThreshold adjusted = ScoreThreshold.of(version, score.get())) {
            annotate(adjusted.folder(), workers);
        }
        return 0;
    }

    private void annotate(Path version, int workers) throws IOException, ModelLoadException {
        try (DataSet images = DataSet.open(options.data());
                LoadedModel loaded =
                        LoadedModel.load(version, options.precision(), SessionSettings.DEFAULT)) {
            List<Optional<Answer>> answers;
            try (ProgressBar progress = Progress.of("Annotated", images.files().size())) {
                answers =
                        FileRun.run(
                                images.files(),
                                workers,
                                new Annotator(loaded)::annotate,
                                progress::step);
            }
            if (out.toAbsolutePath().getParent() != null) {
                Files.createDirectories(out.toAbsolutePath().getParent());
            }
            new ObjectMapper()
                    .writeValue(out.toFile(), answers.stream().flatMap(Optional::stream).toList());
        }
    }
}
