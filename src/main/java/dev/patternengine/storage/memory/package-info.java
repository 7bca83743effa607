/** A log that lives as long as the process: for tests and engines that need not remember. */
package dev.patternengine.storage.memory;
