/** The shell that puts a miner on the event bus: one generic verticle for all four. */
package dev.patternengine.miner;
