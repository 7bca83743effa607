/** Benchmarks: compiled with the tests, run with {@code mvn -Pbench verify}. Ratios of one run, not absolute times. */
package dev.patternengine.bench;
