/**
 * Functions of counts that several miners need: intervals of shares, fixed log-scale buckets and quantiles of histograms.
 *
 * <p>May use the JDK, the domain and the model. Knows no miner and keeps no state.
 */
package dev.patternengine.mining.stats;
