package io.romanesco.bench.evaluate;

import java.util.Locale;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress on standard error: one line that moves on a terminal, a line every few seconds else. */
final class Progress {

    private static final int WIDTH = 100;
    private static final int TERMINAL_MILLIS = 250;
    private static final int LOG_MILLIS = 5000;

    private Progress() {}

    static ProgressBar of(String task, int total) {
        Locale.setDefault(Locale.ROOT);
        boolean terminal = System.console() != null && System.console().isTerminal();
        ProgressBarBuilder builder =
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setUnit("", 1)
                        .showSpeed()
                        .setUpdateIntervalMillis(terminal ? TERMINAL_MILLIS : LOG_MILLIS);
        if (!terminal) {
            builder.setStyle(ProgressBarStyle.ASCII)
                    .setConsumer(new DelegatingProgressBarConsumer(System.err::println, WIDTH));
        }
        return builder.build();
    }
}
