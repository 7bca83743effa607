/**
 * The owner's side of a partition: places observations, asks the miners for evidence, appends the entry, tells who listens.
 *
 * <p>Sees the domain, the session book of the core, the bus contract and the log's port.
 */
package dev.patternengine.ingest;
