package io.romanesco.local.launch;

import java.io.PrintStream;
import java.util.Locale;

/** Short lines for the user. What the processes print goes to their logs. */
final class StatusPrinter {

    private final PrintStream out;
    private final String tick;
    private final String cross;

    StatusPrinter(PrintStream out) {
        this.out = out;
        boolean unicode = out.charset().newEncoder().canEncode("✓✗");
        tick = unicode ? "✓" : "+";
        cross = unicode ? "✗" : "!";
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
