/**
 * Cases of patterns, looked for in the log when somebody asks. Reads the log and keeps nothing; how a case is recognised is the
 * business of the miners.
 */
package dev.patternengine.examples;
