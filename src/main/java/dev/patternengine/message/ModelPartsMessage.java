package dev.patternengine.message;

import java.util.Iterator;

/**
 * A tenant's model as it is now.
 *
 * @param parts bytes for a checkpoint, made when they are asked for: belongs to who asked, and may be used on any one thread
 */
public record ModelPartsMessage(Iterator<byte[]> parts) {}
