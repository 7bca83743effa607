package dev.patternengine.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A miner's record of itself: predicted first, then measured.
 *
 * @param figures by name in the order to show them; shares are in [0, 1], counts whole, NaN where there is nothing to
 *     divide by; a dot in a name nests it ({@code followed.n})
 */
public record Quality(Kind kind, Map<String, Double> figures) {
    public Quality {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
