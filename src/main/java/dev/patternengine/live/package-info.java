/**
 * Finds out what is told to those who watch: changes of patterns and of the cluster, and rates. Nothing of it is on the way of
 * observations or answers, and of a tenant that nobody watches nothing is found out.
 *
 * <p>Sees the domain and the bus; never the edge where people listen.
 */
package dev.patternengine.live;
