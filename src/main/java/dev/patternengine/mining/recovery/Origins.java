package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Model;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was tried at a place, by where the failure came in: beside the pooled counts, a cell of the last {@value #HALF} to {@value
 * #FULL} tries of each action and origin. {@value #MOST} origins have cells of their own, those that come later share one; two
 * owners that meet new ones at the same moment may make it one more. Failures without an origin cost nothing.
 */
final class Origins {
    static final int MOST = 16;

    /** The name of what came in at all further origins. */
    static final String FURTHER = "(further origins)";

    private static final int HALF = 128;
    private static final int FULL = 256;

    private final Lately lately = new Lately(HALF, FULL);

    void add(Failure answered, long place, long action, boolean recovered, Model model, Evidence.Builder out) {
        if (answered.origin().isEmpty()) {
            return;
        }
        String name = counted(answered.origin(), model);
        long origin = Rows.origin(name);
        out.add(Rows.ORIGINS, origin);
        out.add(Rows.origins(place), origin);
        if (!model.isNamed(origin)) {
            out.name(origin, name);
        }
        lately.add(Rows.from(place, origin), action, recovered, model, out);
    }

    private static String counted(String name, Model model) {
        boolean known = model.has(Rows.ORIGINS, Rows.origin(name));
        return known || model.distinct(Rows.ORIGINS) < MOST ? name : FURTHER;
    }

    /** Whether failures came in at more than one origin. O(1). */
    static boolean areSeveral(Model model) {
        return model.distinct(Rows.ORIGINS) > 1;
    }

    /** What was tried at the places, by action, for each origin by its name; empty where there is only one. */
    static Map<String, Map<Long, Trials>> at(long[] places, Model model) {
        Map<String, Map<Long, Trials>> all = new TreeMap<>();
        if (areSeveral(model)) {
            model.forEach(Rows.ORIGINS, (origin, failures) -> all.put(model.name(origin), at(places, origin, model)));
        }
        return all;
    }

    /**
     * The last tries of an action, of all origins, where those of the origin that spoke last went otherwise than at another, and as they always
     * do there: then nothing changed but who spoke. Else the last tries as they came. O(origins × places).
     *
     * @param last the last tries at the places, wherever they came in
     */
    static Trials last(long[] places, long action, Trials last, Model model) {
        boolean[] found = new boolean[2];
        Trials[] all = {Trials.NONE};
        model.forEach(Rows.ORIGINS, (origin, failures) -> {
            Trials own = Trials.NONE;
            for (long place : places) {
                own = own.plus(Tally.read(model.sum(Rows.from(place, origin), action)));
            }
            if (own.tried() >= Rates.LEAST) {
                found[Rates.differ(own, last) ? 1 : 0] = true;
            }
            all[0] = all[0].plus(own);
        });
        return found[0] && found[1] ? all[0] : last;
    }

    private static Map<Long, Trials> at(long[] places, long origin, Model model) {
        Map<Long, Trials> trials = new TreeMap<>();
        for (long place : places) {
            model.forEach(
                    Rows.from(place, origin), (action, tally) -> trials.merge(action, Tally.read(tally), Trials::plus));
        }
        trials.remove(Rows.OTHERS);
        return trials;
    }
}
