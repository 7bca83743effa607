package dev.patternengine.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a long work has come, in bytes or in things done. */
interface Progress extends AutoCloseable {
    /** A total that nobody knows. */
    long UNKNOWN = -1;

    /** Shows nothing. */
    Progress NONE = done -> {};

    /** So much is done. */
    void at(long done);

    @Override
    default void close() {}

    /** A bar on standard error, which must be a terminal; shows {@code done / unitSize} in the unit. */
    static Progress bar(String title, long total, String unit, long unitSize) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(total)
                .setUnit(unit, unitSize)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(new PrintStream(System.err, true, StandardCharsets.UTF_8)))
                .build();
        return new Progress() {
            @Override
            public void at(long done) {
                bar.stepTo(done);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }
}
