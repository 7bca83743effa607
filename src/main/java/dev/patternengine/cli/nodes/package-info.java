/**
 * The demo of several nodes: a Redis and node processes, what is shown on them, and their end. Talks to the nodes by HTTP only, as any
 * client does; knows nothing of the engine.
 */
package dev.patternengine.cli.nodes;
