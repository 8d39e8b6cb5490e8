package io.romanesco.local;

import io.romanesco.local.importer.ImportCommand;
import io.romanesco.local.launch.RecordCommand;
import io.romanesco.local.launch.RunCommand;
import io.romanesco.local.servers.ServersCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Romanesco on one machine: the real servers around the two services, without Docker. */
@Command(
        name = "romanesco-local",
        mixinStandardHelpOptions = true,
        description = "Runs Romanesco on this machine, for trying it and for its tests.",
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
                        .setExecutionExceptionHandler(new FailureMessage())
                        .execute(args);
        System.exit(status);
    }
}
