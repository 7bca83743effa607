package dev.patternengine.cli;

import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets time pass; tests let it pass at once. */
@FunctionalInterface
interface Pause {
    /** Real time. */
    Pause REAL = millis -> {
        try {
            boolean never = new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
            assert !never;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    };

    /** Returns after so many milliseconds. */
    void forAtLeast(long millis) throws InterruptedIOException;
}
