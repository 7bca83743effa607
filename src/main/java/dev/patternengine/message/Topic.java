package dev.patternengine.message;

/**
 * A named, typed channel: the only way an address of the event bus is spelled.
 *
 * @param address unique within its scope
 * @param body the exact class of every body
 * @param reply the exact class of every reply; {@link Done} where only the end matters
 * @param scope who may hear it
 */
public record Topic<B, R>(String address, Class<B> body, Class<R> reply, Scope scope) {
    /** {@code NODE} never leaves the process; {@code CLUSTER} reaches a named node, wherever it is. */
    public enum Scope {
        NODE,
        CLUSTER
    }
}
