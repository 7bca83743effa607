package dev.patternengine.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a long work has come, in bytes. */
interface Progress extends AutoCloseable {
    /** A total that nobody knows. */
    long UNKNOWN = -1;

    /** Shows nothing. */
    Progress NONE = bytes -> {};

    /** So many bytes are done. */
    void at(long bytes);

    @Override
    default void close() {}

    /** A bar on standard error, which must be a terminal. */
    static Progress bar(String title, long total) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(total)
                .setUnit(" MB", 1_000_000)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(new PrintStream(System.err, true, StandardCharsets.UTF_8)))
                .build();
        return new Progress() {
            @Override
            public void at(long bytes) {
                bar.stepTo(bytes);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }
}
