package io.romanesco.bench.evaluate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.romanesco.inference.model.registry.LoadedModel;
import io.romanesco.inference.model.repository.ModelDirectory;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code make annotate} calls. Progress goes to standard error. */
@Command(
        name = "annotate",
        mixinStandardHelpOptions = true,
        description =
                "Writes what a model finds in the pictures of a folder or tar as JSON, to be"
                        + " compared with the truth or with another program. Files that are no"
                        + " pictures are left out.")
public final class Annotate implements Callable<Integer> {

    private static final List<Path> MODELS = List.of(Path.of("inference-service/models"));

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "DATA", description = "A folder or an uncompressed tar of pictures.")
    private Path data;

    @Option(
            names = "--model",
            description = "Folder of a model or of one version. Default: the only model there is.")
    private Optional<Path> model;

    @Option(names = "--out", required = true, description = "Where to write the JSON.")
    private Path out;

    @Option(names = "--precision", description = "Which file of the model: fp32, fp16, int8.")
    private Optional<String> precision;

    @Option(
            names = "--score",
            description = "Score from which objects are listed, instead of model.yaml's.")
    private Optional<Double> score;

    @Option(names = "--workers", description = "Pictures at the same time. Default: processors.")
    private int workers = Runtime.getRuntime().availableProcessors();

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
        if (workers < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--workers is " + workers + "; it must be 1 or more");
        }
        Path version = ModelDirectory.resolve(model, MODELS);
        if (score.isEmpty()) {
            annotate(version);
            return 0;
        }
        try (ScoreThreshold adjusted = ScoreThreshold.of(version, score.get())) {
            annotate(adjusted.folder());
        }
        return 0;
    }

    private void annotate(Path version) throws IOException, ModelLoadException {
        try (DataSet images = DataSet.open(data);
                LoadedModel loaded =
                        LoadedModel.load(version, precision, SessionSettings.DEFAULT)) {
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
