package dev.patternengine.json;

import dev.patternengine.domain.Success;

/**
 * What became of an advice, as its client tells it.
 *
 * @param recommendation the id of the advice; never empty
 * @param followed whether it was done
 * @param success how that went
 * @param executionTime seconds, NaN when not told
 */
public record Report(String recommendation, boolean followed, Success success, double executionTime) {}
