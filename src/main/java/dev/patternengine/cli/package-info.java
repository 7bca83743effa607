/**
 * The command line: one class a command.
 *
 * <p>May use every other package and standard input and output. Holds no logic that a service would need too.
 */
package dev.patternengine.cli;
