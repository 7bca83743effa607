package dev.patternengine.mining.performance;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Evidence;
import dev.patternengine.domain.Observation;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.LogScale;

/**
 * How long a task takes: in like circumstances where it was done there {@value #ENOUGH} times, else in any. Successes, failures
 * and timeouts are told apart. One owner, one thread.
 */
final class DurationForecast {
    static final long ENOUGH = 20;

    private final Hashes hashes = new Hashes();

    /** Teaches the time of a use; the bucket is the task itself where no circumstances count. */
    static void teach(long task, long bucket, Observation observation, Evidence.Builder out) {
        Ending ending = Ending.of(observation);
        long column = LogScale.FINE.bucket(observation.executionTime());
        out.add(Cells.times(task, ending), column);
        if (bucket != task) {
            out.add(Cells.times(bucket, ending), column);
        }
    }

    /** How long it takes to end like this. */
    static Duration of(Model model, long task, long[] entries, Ending ending) {
        long bucket = Surroundings.bucket(task, entries, model);
        boolean isKnown = model.total(Cells.times(bucket, ending)) >= ENOUGH;
        return Duration.of(model, Cells.times(isKnown ? bucket : task, ending));
    }

    Duration of(Model model, long task, Attributes context, Ending ending) {
        return of(model, task, Surroundings.entries(context, hashes), ending);
    }

    /** How to say it at the end of a sentence; empty where nothing is known. */
    String words(Model model, long task, Attributes context) {
        Duration usual = of(model, task, context, Ending.SUCCEEDED);
        Duration cut = of(model, task, context, Ending.TIMED_OUT);
        String timeouts = cut.support() == 0
                ? ""
                : "; " + cut.support() + " more were cut at about " + Figures.seconds(cut.median());
        return usual.support() == 0
                ? ""
                : "; it takes " + Figures.seconds(usual.median()) + ", nine of ten times at most "
                        + Figures.seconds(usual.most()) + ", by " + usual.support() + " successes" + timeouts;
    }
}
