package dev.patternengine.storage.redis;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Redis answered that it did not do it, and why. */
final class ErrorReply extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final Pattern FORM = Pattern.compile("([A-Z]+) .*", Pattern.DOTALL);
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("NOSCRIPT", "READONLY", "LOADING", "MASTERDOWN", "BUSY", "NOAUTH", "UNBLOCKED");

    private final String code;

    private ErrorReply(String message, String code) {
        super(message);
        this.code = code;
    }

    /** The error Redis answered with; empty when the failure is the client's. */
    static Optional<ErrorReply> of(Throwable failure) {
        Matcher matcher = FORM.matcher(String.valueOf(failure.getMessage()));
        return matcher.matches()
                ? Optional.of(new ErrorReply(failure.getMessage(), matcher.group(1)))
                : Optional.empty();
    }

    /** Whether connecting again may help: it sets up what is missing, or finds another server. */
    boolean asksForAnotherConnection() {
        return OF_THE_CONNECTION.contains(code);
    }
}
