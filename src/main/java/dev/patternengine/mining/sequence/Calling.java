package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.domain.Success;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.text.MaskedTexts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Makes calls of observations. The same call is the same task, tool and params, in any order. Its result is its success, the
 * error's text and the fields of its context, but for those that count or place the call (a turn, a time, what came before):
 * fields with one of a fixed set of words in their names are circumstances. So whoever polls and reports what was found in
 * the context, under whatever name, is seen to get on.
 *
 * <p>O(characters of params, context and error). One owner, one thread.
 */
final class Calling {
    private static final int LONGEST_ERROR = 160;
    private static final int NAMES_KEPT = 4_096;
    private static final Set<String> CIRCUMSTANCES = Set.of(
            "prev",
            "previous",
            "last",
            "next",
            "turn",
            "step",
            "steps",
            "index",
            "iteration",
            "attempt",
            "attempts",
            "retry",
            "retries",
            "round",
            "seq",
            "sequence",
            "number",
            "position",
            "time",
            "timestamp",
            "date",
            "at",
            "s",
            "ms",
            "seconds",
            "millis",
            "latency",
            "duration",
            "elapsed",
            "tokens",
            "cost",
            "id",
            "uuid",
            "trace",
            "span");

    private final Hashes hashes;
    private final MaskedTexts masks = MaskedTexts.SHARED;
    private final Map<String, Name> names = new HashMap<>();

    /** What is to be known of a field's name. */
    private record Name(long hash, boolean isCircumstance) {}

    Calling(Hashes hashes) {
        this.hashes = hashes;
    }

    /**
     * The call that was observed.
     *
     * @param task the hash of its task
     */
    Call of(Observation observation, long task) {
        Attributes params = observation.params();
        long key = Hash64.mix(task, tool(observation)) + sum(params, false);
        Call.Fate fate = fate(observation);
        long result = sum(observation.context(), true) + (fate == Call.Fate.WORKED ? 1 : 0);
        String error = "";
        if (observation.failed()) {
            String masked = masks.of(observation.error());
            error = masked.length() > LONGEST_ERROR ? masked.substring(0, LONGEST_ERROR) : masked;
            result += Hash64.of(observation.error());
        }
        boolean bare = params.isEmpty() && !observation.failed();
        return new Call(
                observation.task(),
                key,
                Hash64.mix(key, result) | 1,
                fate,
                bare,
                error,
                observation.executionTime(),
                observation.timestamp());
    }

    private long tool(Observation observation) {
        return observation.tool().isEmpty() ? 0 : hashes.of(observation.tool());
    }

    private static Call.Fate fate(Observation observation) {
        if (observation.failed()) {
            return Call.Fate.FAILED;
        }
        return observation.success() == Success.YES ? Call.Fate.WORKED : Call.Fate.UNKNOWN;
    }

    /** A hash of names and values that does not depend on their order. */
    private long sum(Attributes attributes, boolean resultsOnly) {
        long sum = 0;
        for (int place = 0; place < attributes.items().size(); place++) {
            Attribute item = attributes.items().get(place);
            Name name = name(item.name());
            if (!resultsOnly || !name.isCircumstance()) {
                sum += Hash64.mix(name.hash(), hashes.of(item.value().text()));
            }
        }
        return sum;
    }

    private Name name(String text) {
        Name known = names.get(text);
        if (known == null) {
            known = new Name(Hash64.of(text), hasWord(text));
            if (names.size() == NAMES_KEPT) {
                names.clear();
            }
            names.put(text, known);
        }
        return known;
    }

    /** Words are parted by what is no letter, and by capitals: {@code prevTask}. */
    private static boolean hasWord(String name) {
        for (String word : name.replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT)
                .split("[^a-z]+", -1)) {
            if (CIRCUMSTANCES.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
