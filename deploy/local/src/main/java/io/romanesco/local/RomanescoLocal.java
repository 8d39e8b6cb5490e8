package io.romanesco.local;

import io.romanesco.local.importer.ImportCommand;
import io.romanesco.local.launch.RecordCommand;
import io.romanesco.local.launch.RunCommand;
import io.romanesco.local.servers.ServersCommand;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** Romanesco on one machine: real servers around the two services, without Docker. */
@Command(
        name = "romanesco-local",
        mixinStandardHelpOptions = true,
        description = "Runs Romanesco on this machine, to try it and to test it.",
        subcommands = {
            RunCommand.class,
            RecordCommand.class,
            ServersCommand.class,
            ImportCommand.class
        })
public final class RomanescoLocal {

    private RomanescoLocal() {}

    public static void main(String[] args) {
        int status =
                new CommandLine(new RomanescoLocal())
                        .setUsageHelpAutoWidth(true)
                        .setExecutionExceptionHandler(RomanescoLocal::report)
                        .execute(args);
        System.exit(status);
    }

    /** Prints a user error as its message alone, and any other failure with its stack. */
    private static int report(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof UserError) {
            System.err.println(failure.getMessage());
            LoggerFactory.getLogger(RomanescoLocal.class).debug("Cause", failure.getCause());
        } else {
            failure.printStackTrace();
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
