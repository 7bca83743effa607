package dev.patternengine.message;

/** The reply of a request that has nothing to say but that it is done. */
public record Done() {
    public static final Done DONE = new Done();
}
