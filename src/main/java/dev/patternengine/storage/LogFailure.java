package dev.patternengine.storage;

/** The store failed, or what it holds is damaged. The message says what and where. */
public final class LogFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LogFailure(String message) {
        super(message);
    }

    public LogFailure(String message, Throwable cause) {
        super(message, cause);
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
