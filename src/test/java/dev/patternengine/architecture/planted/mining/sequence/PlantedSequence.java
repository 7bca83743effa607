package dev.patternengine.architecture.planted.mining.sequence;

import dev.patternengine.architecture.planted.mining.recovery.PlantedRecovery;
import io.vertx.core.Vertx;

/** Breaks: mining is pure, reads no clock, and miners do not see each other. */
public final class PlantedSequence {
    private final Vertx vertx = Vertx.vertx();
    private final PlantedRecovery sibling = new PlantedRecovery();

    @Override
    public String toString() {
        return vertx + " " + sibling.getClass() + " " + System.currentTimeMillis();
    }
}
