package dev.patternengine.federation.core;

import dev.patternengine.domain.EntryId;

/** Whether an entry that names its predecessor follows what was applied. */
@FunctionalInterface
interface Linkage {
    /** The predecessor is exactly what was applied last: number and epoch. */
    Linkage EXACT = EntryId::equals;

    boolean follows(EntryId predecessor, EntryId applied);
}
