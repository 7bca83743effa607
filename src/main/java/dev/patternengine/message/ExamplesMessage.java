package dev.patternengine.message;

import dev.patternengine.domain.Pattern;

/**
 * Asks for cases of a pattern.
 *
 * @param tenant the key whose pattern it is
 * @param limit cases for and against it, each
 */
public record ExamplesMessage(String tenant, Pattern pattern, int limit) {}
