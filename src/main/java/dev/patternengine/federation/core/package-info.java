/**
 * The protocol between nodes as pure state machines: a message, an answer or the passing of time comes in, effects come out.
 *
 * <p>Sees the JDK and the domain. No clock, no thread, no Vert.x: time is an argument, so that a simulator runs the very classes
 * that serve. {@link dev.patternengine.federation.core.Federation} carries entries, {@link
 * dev.patternengine.federation.core.Ownership} decides who writes.
 */
package dev.patternengine.federation.core;
