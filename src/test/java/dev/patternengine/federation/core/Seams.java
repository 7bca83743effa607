package dev.patternengine.federation.core;

import dev.patternengine.domain.Positions;

/** Federations with a mistake in them, to see that it is noticed. */
public final class Seams {
    private Seams() {}

    /** Takes whatever has the next number, whoever wrote what came before it. */
    public static <B> Federation<B> withoutPredecessorCheck(String me, Federation.Settings settings, Positions start) {
        return new Federation<>(me, settings, start, (predecessor, applied) -> true);
    }
}
