package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;

/**
 * The best action for each signature at each task as the model stands, found once while it stands: a cache of a function
 * of the model. At most {@value #MOST} kept. One owner, one thread.
 */
final class Standing {
    private static final int MOST = 4_096;

    private final Catalogue catalogue;
    private final Long2ObjectOpenHashMap<String> best = new Long2ObjectOpenHashMap<>();
    private Model model;
    private long version;

    Standing(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** What is advised about a failure; empty when nothing is. */
    String advised(Failure failure, Model current) {
        if (current != model || current.version() != version || best.size() >= MOST) {
            best.clear();
            model = current;
            version = current.version();
        }
        long place = Hash64.mix(failure.place(), Hash64.of(failure.version()));
        String known = best.get(place);
        if (known == null) {
            known = find(failure, current);
            best.put(place, known);
        }
        return known;
    }

    private String find(Failure failure, Model current) {
        return Advisor.of(catalogue, current, Trouble.of(failure))
                .known()
                .ranking()
                .best()
                .map(option -> current.name(option.action()))
                .orElse("");
    }
}
