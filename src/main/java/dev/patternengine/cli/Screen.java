package dev.patternengine.cli;

import dev.patternengine.cli.text.Cells;
import java.io.InputStream;
import java.io.PrintWriter;

/**
 * Where a command reads from and prints to.
 *
 * @param in standard input
 * @param out takes what programs read
 * @param err takes what people read
 * @param interactive whether {@code err} is a terminal, so that progress may be drawn
 */
record Screen(InputStream in, PrintWriter out, PrintWriter err, boolean interactive) {
    /** Tells people one line, without control characters. */
    void say(String line) {
        err.println(Cells.harmless(line));
        err.flush();
    }

    /**
     * Shows how far a long work has come, where there is a terminal to show it on.
     *
     * @param total bytes, or {@link Progress#UNKNOWN}
     */
    Progress progress(String title, long total) {
        return interactive ? Progress.bar(title, total, " MB", 1_000_000) : Progress.NONE;
    }

    /** Shows how many of so many things are done, where there is a terminal to show it on. */
    Progress count(String title, long total) {
        return interactive ? Progress.bar(title, total, "", 1) : Progress.NONE;
    }
}
