/**
 * Which way of doing a task is faster: time-adjacent pairs of variants, bets on their differences, and discoveries that
 * stay honest however often one looks.
 *
 * <p>May use the JDK, the domain, the miner contract, its statistics and primitive collections. Knows no other miner.
 */
package dev.patternengine.mining.performance;
