package io.romanesco.bench;

import java.util.Collection;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs one JMH benchmark.
 *
 * @param method its name
 */
record JmhRun(String method) implements Callable<Void> {

    @Override
    public Void call() throws Exception {
        Collection<RunResult> results =
                new Runner(
                                new OptionsBuilder()
                                        .include("\\." + method + "$")
                                        .verbosity(VerboseMode.SILENT)
                                        .jvmArgsPrepend(
                                                System.getProperty("pictures") == null
                                                        ? "-Ddrawn"
                                                        : "-Dpictures="
                                                                + System.getProperty("pictures"))
                                        .build())
                        .run();
        for (RunResult result : results) {
            Result<?> time = result.getPrimaryResult();
            String size = result.getParams().getParam("size");
            Report.line(
                    "%-10s %-12s %9.3f ms (± %.3f)",
                    method,
                    size == null ? "" : size + " x " + size,
                    time.getScore(),
                    time.getScoreError());
        }
        return null;
    }
}
