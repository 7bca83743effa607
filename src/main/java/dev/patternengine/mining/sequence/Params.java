package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Value;
import dev.patternengine.mining.Hashes;

/**
 * What the short values among a call's parameters were, as one number: whom or what a call was about says what comes next. Texts
 * longer than {@value #LONGEST} characters are left out, commands and whole queries among them, which hardly come twice, and what its name says is a secret; numbers count by
 * powers of two. Does not depend on the order of the parameters. O(parameters).
 */
final class Params {
    /** Where there is nothing to tell. */
    static final long NONE = 0;

    private static final int LONGEST = 32;

    private Params() {}

    /** All short values, {@link #NONE} where there are none. */
    static long all(Attributes params, Hashes hashes) {
        return sum(params, true, hashes);
    }

    /** Those that are no numbers, {@link #NONE} where there are none. */
    static long texts(Attributes params, Hashes hashes) {
        return sum(params, false, hashes);
    }

    private static long sum(Attributes params, boolean numbersToo, Hashes hashes) {
        long sum = NONE;
        for (int place = 0; place < params.items().size(); place++) {
            Attributes.Attribute item = params.items().get(place);
            if (hashes.isSecret(item.name())) {
                continue;
            }
            if (item.value() instanceof Value.Numeric numeric) {
                sum += numbersToo ? Hash64.mix(hashes.of(item.name()), Math.getExponent(numeric.number())) : 0;
            } else if (item.value().text().length() <= LONGEST) {
                sum += Hash64.mix(hashes.of(item.name()), hashes.of(item.value().text()));
            }
        }
        return sum;
    }
}
