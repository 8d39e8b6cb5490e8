package io.romanesco.bench.evaluate;

import io.romanesco.inference.model.repository.ModelDirectory;
import io.romanesco.inference.model.repository.ModelLoadException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Arguments of the commands that run a model on pictures. */
final class RunOptions {

    private static final List<Path> MODELS = List.of(Path.of("inference-service/models"));

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(paramLabel = "DATA", description = "A folder or an uncompressed tar of pictures.")
    private Path data;

    @Option(
            names = "--model",
            description = "Folder of a model or of one version. Default: the only model there is.")
    private Optional<Path> model;

    @Option(names = "--precision", description = "Which file of the model: fp32, fp16, int8.")
    private Optional<String> precision;

    @Option(names = "--workers", description = "Pictures at the same time. Default: processors.")
    private int workers = Runtime.getRuntime().availableProcessors();

    Path data() {
        return data;
    }

    /**
     * The folder of the model's version.
     *
     * @throws ModelLoadException when there is none
     */
    Path version() throws ModelLoadException {
        return ModelDirectory.resolve(model, MODELS);
    }

    Optional<String> precision() {
        return precision;
    }

    /**
     * Pictures at the same time.
     *
     * @throws ParameterException when that is below 1
     */
    int workers() {
        return positive("--workers", workers);
    }

    /**
     * The value of an option.
     *
     * @throws ParameterException when it is below 1
     */
    int positive(String option, int value) {
        if (value < 1) {
            throw new ParameterException(
                    command.commandLine(), option + " is " + value + "; it must be 1 or more");
        }
        return value;
    }
}
