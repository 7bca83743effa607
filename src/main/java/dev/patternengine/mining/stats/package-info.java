/**
 * Statistics that several miners need: intervals and tests as pure functions of counts.
 *
 * <p>May use the JDK only. Knows no model, no observation and no miner.
 */
package dev.patternengine.mining.stats;
