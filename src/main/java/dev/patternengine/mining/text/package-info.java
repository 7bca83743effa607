/**
 * Error texts as what they have in common: masks for what varies and what is private.
 *
 * <p>May use the JDK, {@code secrets} for where these stand, and {@code shape} for what characters are; neither knows this
 * package. Knows no miner and no model, and keeps no state.
 */
package dev.patternengine.mining.text;
