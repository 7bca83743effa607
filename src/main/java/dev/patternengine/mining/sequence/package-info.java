/**
 * What comes next in a session: followers of its last tasks, weighed by what predicted well so far.
 *
 * <p>May use the JDK, the domain, the miner contract, statistics and primitive collections. Must not see other miners.
 */
package dev.patternengine.mining.sequence;
