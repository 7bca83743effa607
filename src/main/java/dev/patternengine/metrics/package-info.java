/**
 * What the engine tells of itself to Prometheus: the names of its meters, the bounds of their labels and histograms, and the
 * registry they are in.
 *
 * <p>Meters come from two sides. What happens often (a submission, an append, a question) is counted where it happens, in a meter
 * that was looked up once. What is a state (the size of a model, how far behind a node is) is read when somebody scrapes: the parts
 * of the engine answer with {@link dev.patternengine.metrics.Reading}s. No label holds anything that comes from outside, so the number of
 * series does not grow with tenants, tools or paths.
 */
package dev.patternengine.metrics;
