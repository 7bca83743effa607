/**
 * Runs the protocol between nodes in one thread, on a clock of its own, under a seeded adversary: messages are lost, doubled, late
 * and out of order; nodes die, hang and are cut off; Redis loses its last second. The nodes' protocol is the very code that serves.
 */
package dev.patternengine.simulation;
