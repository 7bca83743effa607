package dev.patternengine.storage;

/** A piece of a checkpoint: its bytes, about a megabyte at most, and who wrote and will read them. Not to be changed. */
public final class CheckpointPart {
    private final String owner;
    private final byte[] bytes;

    public CheckpointPart(String owner, byte[] bytes) {
        this.owner = owner;
        this.bytes = bytes;
    }

    public String owner() {
        return owner;
    }

    /** Not copied. */
    public byte[] bytes() {
        return bytes;
    }
}
