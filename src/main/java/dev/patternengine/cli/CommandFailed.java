package dev.patternengine.cli;

/** A command could not do what it was told; the message says why, for people. */
final class CommandFailed extends RuntimeException {
    CommandFailed(String message) {
        super(message);
    }
}
