/**
 * The log in files of one folder: segments of checksummed records, written by one thread with group commit.
 *
 * <p>{@link dev.patternengine.storage.file.Segment} knows the layout, {@link dev.patternengine.storage.file.FileLog} the
 * order of things.
 */
package dev.patternengine.storage.file;
