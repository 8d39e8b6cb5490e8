package io.romanesco.local.launch;

import java.io.PrintStream;
import java.util.Locale;

/** Short lines for a person; what the parts say themselves goes to their logs. */
final class Screen {

    private final PrintStream out;
    private final String tick;
    private final String cross;

    Screen(PrintStream out) {
        this.out = out;
        boolean signs = out.charset().newEncoder().canEncode("✓✗");
        tick = signs ? "✓" : "+";
        cross = signs ? "✗" : "!";
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    void done(String what, double seconds) {
        line(String.format(Locale.ROOT, "  %s %-24s %5.1f s", tick, what, seconds));
    }

    void trouble(String text) {
        line("  " + cross + " " + text);
    }
}
