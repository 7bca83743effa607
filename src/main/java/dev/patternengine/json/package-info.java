/**
 * The strict JSON edge, shared by HTTP and the commands: bytes become records or a plain reason why not, records become
 * JSON.
 *
 * <p>May use the JDK, the domain and Jackson's streaming core. Knows neither HTTP nor files, and no other package of the
 * engine.
 */
package dev.patternengine.json;
