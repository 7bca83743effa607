/**
 * The composition root: the only package that sees every adapter, puts them together and hands out the facade.
 */
package dev.patternengine.engine;
