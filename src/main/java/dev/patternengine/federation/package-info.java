/**
 * Brings what one node stored to all others, and decides which node owns which partition: the shell around {@link
 * dev.patternengine.federation.core}, which knows clocks, the bus and the store.
 */
package dev.patternengine.federation;
