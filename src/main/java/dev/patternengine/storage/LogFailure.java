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
}
