/**
 * The command line: one class a command, and what commands share: files of observations, progress, the way to a running
 * engine.
 *
 * <p>Arguments, files and answers of an engine come in; whatever they hold, a command ends with a plain sentence and an exit
 * code: 0 done, 1 failed, 2 wrong usage. JSON goes to standard output, everything for people to standard error. This is the
 * only package that prints, and it mines nothing itself.
 */
package dev.patternengine.cli;
