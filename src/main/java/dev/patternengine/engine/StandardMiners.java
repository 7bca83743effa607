package dev.patternengine.engine;

import dev.patternengine.mining.Miners;

/** The miners an engine runs with unless told otherwise. */
public final class StandardMiners {
    public static final Miners ALL = new Miners();

    private StandardMiners() {}
}
