package io.romanesco.local.importer;

import java.io.Console;
import java.io.PrintStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A progress bar with rate and time left: one moving line on a terminal, else a line every 5 s. */
final class ImportProgress implements AutoCloseable {

    private static final int TERMINAL_MILLIS = 250;
    private static final int LOG_MILLIS = 5000;

    private final ProgressBar bar;
    private final int total;

    ImportProgress(int total, PrintStream out) {
        this.total = total;
        Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        ProgressBarBuilder builder =
                new ProgressBarBuilder()
                        .setTaskName("Classified")
                        .setInitialMax(total)
                        .setUnit("", 1)
                        .showSpeed()
                        .setUpdateIntervalMillis(terminal ? TERMINAL_MILLIS : LOG_MILLIS);
        if (!terminal) {
            builder.setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new DelegatingProgressBarConsumer(out::println, 110));
        }
        bar = builder.build();
    }

    void show(ImportState.Counts counts) {
        bar.stepTo(counts.finished());
        bar.maxHint(total - counts.skipped());
        bar.setExtraMessage(" acknowledged " + counts.acknowledged());
    }

    @Override
    public void close() {
        bar.close();
    }
}
