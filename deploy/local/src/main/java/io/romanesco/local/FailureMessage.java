package io.romanesco.local;

import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints an expected failure as its message alone, an unexpected one with its stack. */
final class FailureMessage implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof LocalFailure) {
            System.err.println(failure.getMessage());
            if (failure.getCause() != null) {
                LoggerFactory.getLogger(FailureMessage.class).debug("Cause", failure.getCause());
            }
        } else {
            failure.printStackTrace();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
