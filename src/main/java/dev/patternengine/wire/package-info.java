/**
 * Values as bytes: what the bus, the log and checkpoints are made of. Pure: knows no type of the engine and no I/O.
 */
package dev.patternengine.wire;
