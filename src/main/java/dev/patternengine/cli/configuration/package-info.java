/**
 * Where the options of a command come from when they are not on the command line: the environment, then a file, then what the
 * options say themselves.
 *
 * <p>Every option of the command is a key, so an option is all there is to add. Strict: what is not known is a mistake with a
 * suggestion. Secrets may be kept in files and are never printed.
 */
package dev.patternengine.cli.configuration;
