/**
 * Where secrets stand in a text: behind their names, behind commands that are told one, in what is told of signing in, bound to
 * statements, on lines and in columns below; and which words may stay there.
 *
 * <p>Recognisers: they are asked about a place of a text and answer with the part that is a secret. May use the JDK and {@code
 * shape}. Masks nothing itself, and keeps no state but the place that {@code Guard} holds.
 */
package dev.patternengine.mining.text.secrets;
