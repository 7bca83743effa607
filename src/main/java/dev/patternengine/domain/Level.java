package dev.patternengine.domain;

import java.util.Locale;

/** What an acknowledgement promises: how far the observation got before it was given. */
public enum Level {
    /** Handed to the store: survives the death of this process, not of the machine. */
    WRITTEN,
    /** Forced to the disk: survives a loss of power. */
    FSYNCED;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
