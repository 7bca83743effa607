/**
 * How good the miners are on a file: predict first, then measure, then learn; beside baselines that only count.
 *
 * <p>Pure: may use the JDK, the domain, the miners and primitive collections. Reads no file and no clock; observations come
 * in, a {@link dev.patternengine.evaluation.Report} comes out.
 */
package dev.patternengine.evaluation;
