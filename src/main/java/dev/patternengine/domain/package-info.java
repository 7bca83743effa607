/**
 * The records everyone speaks: what is observed, asked, advised and stored.
 *
 * <p>May use the JDK only. Holds no behaviour beyond validating and reading itself; everything here is deeply immutable, so
 * that it can cross threads and the event bus by reference.
 */
package dev.patternengine.domain;
