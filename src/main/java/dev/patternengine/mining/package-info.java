/**
 * The pure core: what miners are, what they learn and how it adds up.
 *
 * <p>May use the JDK, the domain and primitive collections. Reads no clock, no file and no unseeded random, and knows no
 * framework: everything here is a function of what comes in.
 */
package dev.patternengine.mining;
