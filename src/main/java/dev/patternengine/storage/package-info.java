/**
 * The ports of durable storage. Adapters live in packages of their own, named by what they adapt; nobody but the composition
 * root sees an adapter.
 */
package dev.patternengine.storage;
