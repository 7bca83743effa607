package dev.patternengine.json;

/** Carries a rejection out of the depth of a parse; never leaves the package and holds no stack trace. */
final class RejectedException extends RuntimeException {
    private final Rejection rejection;

    RejectedException(String pointer, String reason) {
        super(reason, null, false, false);
        rejection = new Rejection(pointer, reason);
    }

    Rejection rejection() {
        return rejection;
    }
}
