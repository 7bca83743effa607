/**
 * What parts of a text are by their characters alone: words, runs, quoted spans, lines, numbers that tell errors apart, what was
 * drawn at random.
 *
 * <p>May use the JDK. Knows nothing of what words mean, and keeps no state.
 */
package dev.patternengine.mining.text.shape;
