package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Advice;
import dev.patternengine.domain.Answer;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Interval;
import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Question;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Proportion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Answers what comes next. The longest context that was followed {@value #SUPPORT} times decides what may be said and is
 * named as the reason; the {@link Forecast} says what is likely, as far as its record goes.
 */
final class Answers {
    /** How many observations must have followed a context before it is spoken of. */
    static final int SUPPORT = 3;

    private static final double WORTH_SAYING = 0.02;

    /** The context that decides is often too long or too rare to be listed as a pattern. */
    private static final String NO_PATTERN = "";

    /** As many observations the forecast is worth beside those of the deciding context, and one more for each it answered. */
    private static final double BELIEF = 4;

    /** From so much belief on, a task is named that never followed the deciding context. */
    private static final double RECORD = 1_000;

    private final Model model;
    private final Model read;
    private final Predictor predictor;

    /**
     * @param model what was learned: all that is told of support rests on it
     * @param read what forecasts are made of: the same, and what the session that asks did itself where that was not learned
     */
    Answers(Model model, Model read, Predictor predictor) {
        this.model = model;
        this.read = read;
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
            List<Advice.Item> end = end(context);
            if (!end.isEmpty()) {
                return Answer.of(Kind.SEQUENCE, context.order() >= 2, end);
            }
            String seen = "only " + context.support() + " observations came after " + context.text();
            return silent(seen, SUPPORT - context.support());
        }
        List<Advice.Item> items = items(trail, context);
        if (items.isEmpty()) {
            return silent("too many different tasks came after " + context.text() + " to name one", 0);
        }
        return Answer.of(
                Kind.SEQUENCE, context.order() >= 2, items.subList(0, Math.min(question.limit(), items.size())));
    }

    /** The trail that ends with the task: as it is, when it says so already. */
    private static Trail placed(Trail trail, long task, boolean failed) {
        if (trail.length() > 0 && trail.last() == task) {
            return trail;
        }
        boolean nothing = trail.length() == 0 || trail.last() == Symbols.START;
        return (nothing ? Trail.unplaced() : trail).after(Step.of(task, failed));
    }

    private static Answer silent(String reason, long needs) {
        return Answer.silent(Kind.SEQUENCE, reason, needs);
    }

    /** The longest context with enough support, down to the last task. */
    private Context decisive(Trail trail) {
        int order = trail.order();
        while (order > 1 && Context.support(trail.context(order), model) < SUPPORT) {
            order--;
        }
        return Context.of(trail, order, model);
    }

    /** The end alone, where sessions mostly end: too few went on to say how. */
    private List<Advice.Item> end(Context context) {
        List<Advice.Item> items = new ArrayList<>(1);
        if (context.ends() >= SUPPORT) {
            addEnd(context, items);
        }
        return items;
    }

    private List<Advice.Item> items(Trail trail, Context context) {
        Forecast forecast = predictor.forecast(trail, read);
        List<Advice.Item> items = new ArrayList<>();
        addNext(forecast, trail, context, items);
        addEnd(context, items);
        return items;
    }

    /**
     * What comes next: what the deciding context itself saw, with the forecast as what was believed before. It is believed the
     * more, the longer its record is; without one, a task that never followed is not advised, whatever is expected of it.
     */
    private void addNext(Forecast forecast, Trail trail, Context context, List<Advice.Item> items) {
        double belief = BELIEF + Calibration.answers(model);
        double trials = context.support() + belief;
        Doubt doubt = new Doubt(trail, context, model);
        PathsTo paths = new PathsTo(trail);
        for (int place = 0; place < forecast.size(); place++) {
            long task = forecast.task(place);
            long count = model.count(context.row(), task);
            double probability = (count + belief * forecast.probability(place)) / trials;
            if (probability >= WORTH_SAYING && (count > 0 || belief >= RECORD)) {
                Context known = context.whereCame(task, trail, model);
                String reason = Reasons.next(context, known, task, probability, model);
                items.add(item(task, probability, doubt.ofNext(task, probability), known.support(), reason)
                        .relatedTo(paths.ids(task)));
            }
        }
        items.sort(Comparator.comparingDouble(Advice.Item::confidence).reversed());
    }

    /** The end of the session, where it ended like this before: in its place among the tasks, by how often it did. */
    private void addEnd(Context context, List<Advice.Item> items) {
        double share = context.endShare();
        if (share < WORTH_SAYING) {
            return;
        }
        long times = context.ends() + context.support();
        Advice.Item end = new Advice.Item(
                Kind.SEQUENCE,
                Advice.END,
                share,
                Proportion.interval((double) context.ends(), (double) times),
                times,
                Double.NaN,
                Reasons.end(context),
                NO_PATTERN,
                false,
                1);
        int place = 0;
        while (place < items.size() && items.get(place).confidence() * (1 - share) >= share) {
            place++;
        }
        items.add(place, end);
    }

    private Advice.Item item(long task, double probability, Interval interval, long support, String reason) {
        return new Advice.Item(
                Kind.SEQUENCE,
                model.name(task),
                probability,
                interval,
                support,
                Double.NaN,
                reason,
                NO_PATTERN,
                false,
                1);
    }
}
