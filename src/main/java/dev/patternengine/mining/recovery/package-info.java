/**
 * Recovery: what gets out of an error. Error texts become signatures by masking, signatures become templates by grouping,
 * and actions tried after a failure are ranked by how often the failed task then succeeded.
 *
 * <p>Observations, the model and questions come in. No clock, no logger, no unseeded random and no other family of miners
 * may come in.
 */
package dev.patternengine.mining.recovery;
