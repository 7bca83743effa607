/**
 * The contract of the event bus: every address, every body, every codec, and the gateway that asks.
 *
 * <p>The only package that may touch the event bus. Sees the domain; nobody's verticle. {@link
 * dev.patternengine.message.Topics} is the protocol.
 */
package dev.patternengine.message;
