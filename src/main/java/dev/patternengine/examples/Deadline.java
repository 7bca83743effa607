package dev.patternengine.examples;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Until when a search may go on. */
final class Deadline {
    private final LongSupplier nanos;
    private final long begun;
    private final long longest;

    /** It is over. */
    static final class OverException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OverException() {
            super("there was no time to look further", null, false, false);
        }
    }

    /**
     * @param nanos tells how time goes by
     * @param longest nanoseconds, from now
     */
    Deadline(LongSupplier nanos, long longest) {
        this.nanos = nanos;
        this.begun = nanos.getAsLong();
        this.longest = longest;
    }

    /** The same until then; afterwards it takes nothing, and fails with {@link OverException}. */
    <T> Consumer<T> until(Consumer<T> sink) {
        return value -> {
            if (nanos.getAsLong() - begun >= longest) {
                throw new OverException();
            }
            sink.accept(value);
        };
    }
}
