package dev.patternengine.mining.recovery;

import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.text.MaskedTexts;

/** The evidence of a failure whose end is known: the first action after it is credited, and the path to that end. */
final class Credit {
    private static final int HALF = 16;
    private static final int FULL = 32;

    private final Lately lately = new Lately(HALF, FULL);
    private final Origins origins = new Origins();

    void add(Failure answered, Fate fate, Model model, Evidence.Builder out) {
        long task = answered.failed();
        long action = Hash64.of(answered.action());
        long place = answered.place();
        boolean recovered = fate.recovered();
        out.add(Rows.SIGNATURES, answered.signature());
        out.add(Rows.tasks(answered.signature()), task);
        for (long level : new long[] {place, task, Rows.EVERYWHERE}) {
            out.add(Rows.tried(level), action);
            out.add(Rows.worked(level), action, recovered ? 1 : 0);
        }
        lately.add(Rows.lately(place), action, recovered, model, out);
        lately.add(Rows.lately(task), action, recovered, model, out);
        out.add(Rows.courses(place), answered.course() | (recovered ? Course.RECOVERED : 0));
        origins.add(answered, place, action, recovered, model, out);
        addMoment(answered, place, action, model, out);
        addPath(answered, fate, place, model, out);
        addVersion(answered, place, action, recovered, model, out);
        name(answered.signature(), answered.masked(), model, out);
        name(task, answered.task(), model, out);
        name(action, answered.action(), model, out);
    }

    private static void addMoment(Failure answered, long place, long action, Model model, Evidence.Builder out) {
        long day = Moments.day(answered.at());
        out.add(Rows.days(place), day);
        long week = Moments.column(action, Moments.week(day));
        if (!model.has(Rows.weeks(place), week)) {
            out.add(Rows.weeks(place), week);
        }
    }

    /** Each action after the first, up to the repair; the failed task itself is no part of a way out. */
    private static void addPath(Failure answered, Fate fate, long place, Model model, Evidence.Builder out) {
        int steps = Math.min(answered.path().size(), fate == Fate.REPAIRED ? answered.steps() - 1 : answered.steps());
        boolean leads = steps > 1 && !answered.isRetry(0);
        long row = 0;
        for (int step = 1; leads && step < steps && !answered.isRetry(step); step++) {
            long before = Hash64.of(answered.path().get(step - 1));
            row = step == 1 ? Rows.then(place, before) : Hash64.mix(row, before);
            String action = answered.path().get(step);
            long symbol = Hash64.of(action);
            out.add(row, symbol, Tally.of(fate.recovered()));
            out.add(Rows.STEPS, symbol);
            name(symbol, action, model, out);
        }
    }

    private static void addVersion(
            Failure answered, long place, long action, boolean recovered, Model model, Evidence.Builder out) {
        if (answered.version().isEmpty()) {
            return;
        }
        long version = Hash64.of(answered.version());
        out.add(Rows.versions(place), version);
        out.add(Rows.VERSIONS, version);
        out.add(Rows.at(place, version), action, Tally.of(recovered));
        name(version, answered.version(), model, out);
    }

    /** The evidence of a session's last observation: how the session ended, for all places where it failed. */
    static void addEnd(RecoveryState before, Observation last, MaskedTexts masks, Model model, Evidence.Builder out) {
        if (last.hasOutcome()) {
            long end = Failure.isGood(last) ? Rows.GOOD : Rows.BAD;
            out.add(Rows.ends(Rows.EVERYWHERE), end);
            before.failed().stream()
                    .filter(place -> isKnown(place, before, model))
                    .forEach(place -> out.add(Rows.ends(place), end));
        }
        if (last.failed()) {
            Failure closing = Failure.of(last, masks.of(last.error()));
            if (model.has(Rows.tried(closing.place()))) {
                out.add(Rows.courses(closing.place()), Course.FINAL);
            }
        }
    }

    /** Whether the model has the place, or the evidence of its first failure comes with the session's end. */
    private static boolean isKnown(long place, RecoveryState before, Model model) {
        return model.has(Rows.tried(place)) || before.open().stream().anyMatch(failure -> failure.place() == place);
    }

    private static void name(long symbol, String text, Model model, Evidence.Builder out) {
        if (!model.isNamed(symbol)) {
            out.name(symbol, text);
        }
    }
}
