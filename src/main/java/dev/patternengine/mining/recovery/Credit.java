package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;

/** The evidence of a failure whose end is known: the first action after it is credited. */
final class Credit {
    private static final long DAY_MILLIS = 86_400_000L;

    private Credit() {}

    static void add(Failure answered, Fate fate, Model model, Evidence.Builder out) {
        long task = Hash64.of(answered.task());
        long action = Hash64.of(answered.action());
        long place = Rows.place(answered.signature(), task);
        out.add(Rows.SIGNATURES, answered.signature());
        out.add(Rows.tasks(answered.signature()), task);
        out.add(Rows.days(place), Math.floorDiv(answered.at(), DAY_MILLIS));
        for (long level : new long[] {place, task, Rows.EVERYWHERE}) {
            out.add(Rows.tried(level), action);
            out.add(Rows.worked(level), action, fate.recovered() ? 1 : 0);
        }
        name(answered.signature(), answered.masked(), model, out);
        name(task, answered.task(), model, out);
        name(action, answered.action(), model, out);
    }

    private static void name(long symbol, String text, Model model, Evidence.Builder out) {
        if (!model.isNamed(symbol)) {
            out.name(symbol, text);
        }
    }
}
