package dev.patternengine.storage;

import java.util.List;
import java.util.concurrent.CompletionException;

/** The store failed, or what it holds is damaged. The message says what and where. */
public final class LogFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What the system says of writes: ENOSPC, EDQUOT and EFBIG. */
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "File too large");

    public LogFailure(String message) {
        super(message);
    }

    public LogFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** What failed, without what a future may have wrapped around it. */
    public static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Whether there is no room on the disk, or no more may be used of it. */
    public static boolean isFull(Throwable failure) {
        return FULL.stream().anyMatch(reason(failure)::contains);
    }

    /** What went wrong in the first place, without where: for those who must not learn how the store is laid out. */
    public static String reason(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return first.getMessage() == null ? first.getClass().getSimpleName() : first.getMessage();
    }
}
