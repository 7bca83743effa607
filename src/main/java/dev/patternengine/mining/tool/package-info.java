/**
 * Which tool fits where: success counts of each tool under each circumstance, and how far names and descriptions tell.
 *
 * <p>May use the JDK, the domain, the miner contract, its statistics and primitive collections. Knows no other miner.
 */
package dev.patternengine.mining.tool;
