/**
 * Text for people: aligned tables and figures as they are spoken.
 *
 * <p>Any text may come in, also from other people's errors; what goes out never holds a control character. May use the JDK
 * and {@code domain}. Prints only to what it is given.
 */
package dev.patternengine.cli.text;
