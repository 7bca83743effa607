package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Interval;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Proportion;
import java.util.Locale;

/** Tells in a sentence what an answer rests on: what was counted, and where the forecast says otherwise. */
final class Reasons {
    private Reasons() {}

    /**
     * Why a task is expected next.
     *
     * @param context that decides
     * @param known the one after which the task came
     * @param probability that is told
     */
    static String next(Context context, Context known, long task, double probability, Model model) {
        String name = model.name(task);
        long count = model.count(known.row(), task);
        double share = (double) count / known.support();
        String never = known.order() == context.order()
                ? ""
                : String.format(Locale.ROOT, "after %s it never came in %d times; ", context.text(), context.support());
        String came =
                count == 0 ? "it never came either" : String.format(Locale.ROOT, "came %s %.0f %%", name, 100 * share);
        return String.format(
                Locale.ROOT,
                "%safter %s %s of %d times%s%s",
                never,
                known.text(),
                came,
                known.support(),
                otherwise(count, known.support(), probability),
                ends(context));
    }

    /** Where the share is not what is told: all else that speaks. */
    private static String otherwise(long count, long support, double probability) {
        Interval share = Proportion.interval((double) count, (double) support);
        return probability >= share.low() && probability <= share.high()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; with what this session did before and what came lately %.0f %%",
                        100 * probability);
    }

    /** Why a session is expected to end. */
    static String end(Context context) {
        return String.format(
                Locale.ROOT,
                "after %s the session ended %.0f %% of %d times",
                context.text(),
                100 * context.endShare(),
                context.ends() + context.support());
    }

    private static String ends(Context context) {
        return context.ends() == 0
                ? ""
                : String.format(Locale.ROOT, "; the session ended there %.0f %% of the time", 100 * context.endShare());
    }
}
