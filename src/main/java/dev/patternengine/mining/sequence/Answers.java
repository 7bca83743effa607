package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Question;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Answers what comes next. The longest context that was followed {@value #SUPPORT} times decides what may be said and is
 * named as the reason. A probability is what that context saw, smoothed by the forecast.
 */
final class Answers {
    /** How many observations must have followed a context before it is spoken of. */
    static final int SUPPORT = 3;

    private static final double WORTH_SAYING = 0.02;

    /** The context that decides is often too long or too rare to be listed as a pattern. */
    private static final String NO_PATTERN = "";

    /** As many observations the forecast is worth beside those of the deciding context. */
    private static final double BELIEF = 4;

    private final Model model;
    private final Predictor predictor;

    Answers(Model model, Predictor predictor) {
        this.model = model;
        this.predictor = predictor;
    }

    Answer answer(Trail asked, Question question) {
        Trail trail = asked;
        if (!question.task().isEmpty()) {
            long task = Hash64.of(question.task());
            if (model.count(Symbols.NOTHING, task) == 0) {
                return silent("task \"" + question.task() + "\" has not been observed", SUPPORT);
            }
            trail = placed(trail, task, !question.error().isEmpty());
        }
        Context context = decisive(trail);
        if (context.support() < SUPPORT) {
            String seen = "only " + context.support() + " observations came after " + context.text();
            return silent(seen, SUPPORT - context.support());
        }
        List<Advice.Item> items = items(context, predictor.forecast(trail, model), question.limit());
        if (items.isEmpty()) {
            return silent("too many different tasks came after " + context.text() + " to name one", 0);
        }
        return Answer.of(Kind.SEQUENCE, context.order() >= 2, items);
    }

    /** The trail that ends with the task: as it is, when it says so already. */
    private static Trail placed(Trail trail, long task, boolean failed) {
        if (trail.last() == task) {
            return trail;
        }
        return (trail.last() == Symbols.START ? Trail.unplaced() : trail).after(task, failed);
    }

    private static Answer silent(String reason, long needs) {
        return Answer.silent(Kind.SEQUENCE, reason, needs);
    }

    /** The longest context with enough support, down to the last task. */
    private Context decisive(Trail trail) {
        int order = trail.order();
        while (order > 1 && support(trail.context(order)) < SUPPORT) {
            order--;
        }
        return context(trail, order);
    }

    private long support(long row) {
        return model.total(row) - model.count(row, Symbols.END);
    }

    private Context context(Trail trail, int order) {
        List<String> steps = new ArrayList<>();
        for (int back = order - 1; back >= 0; back--) {
            long step = trail.back(back);
            steps.add(step == Symbols.START ? "the start" : model.name(step));
        }
        long row = trail.context(order);
        return new Context(row, order, steps, support(row), model.count(row, Symbols.END));
    }

    /** What decides: the last steps of the session, how often anything came after them, and how often it ended there. */
    private record Context(long row, int order, List<String> steps, long support, long ends) {
        String text() {
            return String.join(" → ", steps);
        }
    }

    /** What followed the deciding context, likeliest first; what never did is not advised, whatever is expected of it. */
    private List<Advice.Item> items(Context context, Forecast forecast, int limit) {
        List<Advice.Item> items = new ArrayList<>();
        for (int place = 0; place < forecast.size(); place++) {
            if (model.count(context.row(), forecast.task(place)) > 0) {
                items.add(item(context, forecast.task(place), forecast.probability(place)));
            }
        }
        items.sort(Comparator.comparingDouble(Advice.Item::confidence).reversed());
        items.subList(Math.min(1, items.size()), items.size()).removeIf(item -> item.confidence() < WORTH_SAYING);
        return items.subList(0, Math.min(limit, items.size()));
    }

    /** What the deciding context itself saw, with the forecast as what was believed before: much seen outweighs it. */
    private Advice.Item item(Context context, long task, double forecast) {
        double trials = context.support() + BELIEF;
        double hits = model.count(context.row(), task) + BELIEF * forecast;
        return new Advice.Item(
                Kind.SEQUENCE,
                model.name(task),
                hits / trials,
                Proportion.interval(hits, trials),
                context.support(),
                Double.NaN,
                reason(context, task),
                NO_PATTERN,
                false,
                1);
    }

    private String reason(Context context, long task) {
        double share = (double) model.count(context.row(), task) / context.support();
        String ends = context.ends() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; the session ended there %.0f %% of the time",
                        100.0 * context.ends() / (context.ends() + context.support()));
        return String.format(
                Locale.ROOT,
                "after %s came %s %.0f %% of %d times%s",
                context.text(),
                model.name(task),
                100 * share,
                context.support(),
                ends);
    }
}
