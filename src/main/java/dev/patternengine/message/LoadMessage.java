package dev.patternengine.message;

/**
 * A part of a checkpoint to take in.
 *
 * @param ofModel whether it is of a model; else of the open sessions
 * @param bytes not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LoadMessage(boolean ofModel, byte[] bytes) {}
