/**
 * How the log is written and how much of it: the only place that knows which library writes it.
 *
 * <p>A log line holds no observation, no question and no key: what is logged are numbers, names of parts and reasons.
 */
package dev.patternengine.logging;
