/**
 * Simulated agents: a seeded stream of observations with planted truth, and the report that sets what was found beside what
 * was planted.
 *
 * <p>May use the JDK, {@code domain} and the tables of {@code cli}. Reads no clock and no unseeded random, starts nothing and
 * prints only to what it is given.
 */
package dev.patternengine.cli.demo;
