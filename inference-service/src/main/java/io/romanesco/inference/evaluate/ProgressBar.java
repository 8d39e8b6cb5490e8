package io.romanesco.inference.evaluate;

import java.time.Duration;
import java.util.Locale;

/** Renders progress: a bar, count, rate and time left. Pure: the clock is handed in. */
final class ProgressBar {

    private static final int WIDTH = 30;

    private final int total;

    ProgressBar(int total) {
        this.total = total;
    }

    String render(int done, Duration elapsed) {
        double seconds = Math.max(elapsed.toMillis(), 1) / 1000.0;
        double rate = done / seconds;
        int filled = total == 0 ? WIDTH : (int) ((long) done * WIDTH / total);
        long left = rate == 0 ? 0 : Math.round((total - done) / rate);
        return String.format(
                Locale.ROOT,
                "[%s%s] %d/%d  %.1f/s  %d:%02d left",
                "#".repeat(filled),
                "-".repeat(WIDTH - filled),
                done,
                total,
                rate,
                left / 60,
                left % 60);
    }
}
