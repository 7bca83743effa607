package dev.patternengine.storage.file;

import dev.patternengine.domain.Positions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A segment in its folder.
 *
 * @param base the last entry of every partition before it; empty when it does not say so
 */
record SegmentFile(long number, Path path, Optional<Positions> base) {}
