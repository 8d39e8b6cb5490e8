package io.romanesco.inference.evaluate;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command was asked for.
 *
 * @param data folder or tar
 * @param model folder of a model or of one of its versions; absent: the only model there is
 * @param out where the CSV goes
 * @param precision which of the model's files
 * @param workers pictures at the same time
 * @param threads inside one inference
 */
record Options(
        Path data,
        Optional<Path> model,
        Optional<Path> out,
        Optional<String> precision,
        int workers,
        int threads) {

    static final String USAGE =
            """
            Usage: Evaluate [--model FOLDER] [--out FILE.csv] [--precision fp32|int8]
                            [--workers N] [--threads N] FOLDER_OR_TAR
            Class folders name the labels; what lies in no class folder counts as other things.\
            """;

    /**
     * Understands the arguments; an empty value counts as none, so that scripts can pass on what
     * they have.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    static Options parse(String... args) {
        Options options =
                new Options(
                        null,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Runtime.getRuntime().availableProcessors(),
                        1);
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("--")) {
                options = options.with("--data", args[i]);
            } else if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " wants a value");
            } else {
                options = options.with(args[i], args[++i]);
            }
        }
        if (options.data == null) {
            throw new IllegalArgumentException("A folder or tar of pictures is missing");
        }
        return options;
    }

    private Options with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        return switch (name) {
            case "--data" -> new Options(Path.of(value), model, out, precision, workers, threads);
            case "--model" ->
                    new Options(
                            data, Optional.of(Path.of(value)), out, precision, workers, threads);
            case "--out" ->
                    new Options(
                            data, model, Optional.of(Path.of(value)), precision, workers, threads);
            case "--precision" ->
                    new Options(data, model, out, Optional.of(value), workers, threads);
            case "--workers" ->
                    new Options(data, model, out, precision, number(name, value), threads);
            case "--threads" ->
                    new Options(data, model, out, precision, workers, number(name, value));
            default -> throw new IllegalArgumentException(name + " is unknown");
        };
    }

    private static int number(String name, String value) {
        if (!value.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException(name + " wants a number, 1 or more");
        }
        return Integer.parseInt(value);
    }
}
