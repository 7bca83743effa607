/** A node under load: a process of its own, asked on a schedule that does not wait for its answers. Run with {@code mvn -Pload verify}. */
package dev.patternengine.load;
