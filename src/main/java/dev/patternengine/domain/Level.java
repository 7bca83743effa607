package dev.patternengine.domain;

import java.util.Locale;

/** What an acknowledgement promises: how far the observation got before it was given. */
public enum Level {
    /** Kept in memory: survives nothing. */
    RECEIVED(0),
    /** Handed to the store: survives the death of this process, not of the machine. */
    WRITTEN(1),
    /** Forced to the disk: survives a loss of power. */
    FSYNCED(2);

    private final int rank;

    Level(int rank) {
        this.rank = rank;
    }

    /** Grows with safety; sent between nodes, so never to be changed. */
    public int rank() {
        return rank;
    }

    /** The weaker of two promises. */
    public Level and(Level other) {
        return rank <= other.rank ? this : other;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
