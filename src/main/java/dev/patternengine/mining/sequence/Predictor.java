package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Evidence;
import dev.patternengine.mining.Model;
import java.util.stream.Stream;

/**
 * Forecasts a session's next task. The candidates are all tasks where there are few, else the followers of the last tasks, longest
 * context first, and the most frequent tasks; the {@link Survey} asks the experts, the {@link Mixture} makes probabilities of what they say, the
 * {@link Hedge} decides which favourite comes first and {@link Calibration} how sure that is.
 *
 * <p>Cost: O(followers of 7 + {@value Experts#SIZE} contexts) and O(experts · candidates), of which there are
 * {@value Candidates#MOST} at most. Scratch of its own; one owner, one thread.
 */
final class Predictor {
    /** So many frequent tasks are candidates, where there is room. */
    private static final int COMPANY = 16;

    /** So many followers of each context of the last tasks, where there are more tasks than candidates. */
    private static final int HOSTS = 12;

    /** So many that come two, three and four steps after a task. */
    private static final int GUESTS = 8;

    /** At least so much probability is left for tasks that are no candidates. */
    private static final double UNFORESEEN = 5e-4;

    private final Candidates candidates = new Candidates();
    private final Chain chain = new Chain(candidates);
    private final Survey survey = new Survey(candidates);
    private final Mixture mixture = new Mixture();
    private final Hedge hedge = new Hedge();
    private final Top aside = new Top(GUESTS);
    private final Top company = new Top(COMPANY);
    private final Top[] hosts =
            Stream.generate(() -> new Top(HOSTS)).limit(Trail.LONGEST).toArray(Top[]::new);

    /** The model all of whose tasks are candidates, with its reversals and the number of its tasks; null when there is none. */
    private Model vocabularyOf;

    private long reversals;
    private int vocabulary;

    Forecast forecast(Trail trail, Model model) {
        int tasks = model.distinct(Symbols.NOTHING);
        gather(trail, tasks, model);
        if (candidates.size() == 0) {
            return Forecast.nothing();
        }
        chain.of(trail, tasks, model);
        Opinions opinions = survey.of(trail, chain, model);
        double[] probabilities = mixture.of(opinions, model);
        double foreseen = foreseen();
        Ranking ranking = new Ranking(candidates.toArray(), probabilities);
        long[] favourites = favourites(trail, ranking.task(0));
        int known = chain.known();
        long circumstance = Hedge.circumstance(known, chain.followers(known).totalWithEnds());
        hedge.read(model, circumstance);
        long plain = favourites[hedge.bestPlain()];
        long best = favourites[hedge.best(favourites)];
        ranking.lead(best == plain || Stakes.allow(trail, known, model) ? best : plain);
        ranking.scale(foreseen);
        double raw = ranking.probability(0);
        double tabled = Calibration.tabled(raw, model);
        ranking.claim(Calibration.straightened(tabled, model));
        double others =
                Math.max(1 - ranking.sum(), UNFORESEEN * UNFORESEEN) / Math.max(tasks + 1 - candidates.size(), 1);
        return new Forecast(ranking, others, raw, tabled, circumstance, favourites, plain, opinions);
    }

    /** Teaches the weights of the experts, the hedge and the calibration what came. */
    void teach(Forecast forecast, long task, Model model, Window window, Evidence.Builder out) {
        Hedge.teach(forecast, task, out);
        Calibration.teach(forecast.raw(), forecast.tabled(), forecast.task(0) == task, out);
        Lapse.teach(forecast.probability(0), forecast.task(0) == task, model, window, out);
        if (forecast.opinions() != null) {
            Stakes.teach(forecast.opinions().last(), forecast.mixed(), forecast.plain(), task, out);
        }
        int candidate = forecast.candidate(task);
        if (candidate >= 0) {
            mixture.teach(forecast.opinions(), candidate, model, out);
        }
    }

    private void gather(Trail trail, int tasks, Model model) {
        if (tasks <= Candidates.MOST) {
            all(tasks, model);
            return;
        }
        vocabularyOf = null;
        candidates.clear();
        for (int order = trail.order(); order > 0; order--) {
            add(hosts[order - 1], trail.context(order), model);
        }
        if (candidates.size() < Candidates.MOST && tasks > candidates.size()) {
            for (int back = 1; back < Math.min(Experts.REACH, trail.length()); back++) {
                add(aside, Views.skip(Views.SKIP_TWO + back - 1, trail.back(back)), model);
            }
            add(company, Symbols.NOTHING, model);
        }
    }

    /** Adds all tasks, by ascending hash; nothing to do where they were the candidates before, and none came or went. */
    private void all(int tasks, Model model) {
        if (vocabularyOf == model && reversals == model.reversals() && vocabulary == tasks) {
            return;
        }
        vocabularyOf = model;
        reversals = model.reversals();
        vocabulary = tasks;
        candidates.clear();
        for (long task : model.columns(Symbols.NOTHING)) {
            if (Symbols.isTask(task)) {
                candidates.add(task);
            }
        }
    }

    /** Adds the most frequent followers of a context, as many as are kept. */
    private void add(Top top, long row, Model model) {
        top.read(model, row);
        for (int place = 0; place < top.size(); place++) {
            candidates.add(top.column(place));
        }
    }

    /** What the chain leaves for tasks that are no candidates stays theirs. */
    private double foreseen() {
        double sum = 0;
        for (int place = 0; place < candidates.size(); place++) {
            sum += chain.probability(place);
        }
        return Math.min(Math.max(sum, 0.5), 1 - UNFORESEEN);
    }

    /** The favourites of the n-grams, of whoever repeats the last task, and of the mixture. */
    private long[] favourites(Trail trail, long mixed) {
        long[] favourites = new long[Trail.LONGEST + 2];
        for (int order = 1; order <= Trail.LONGEST; order++) {
            favourites[order - 1] = chain.favourite(order);
        }
        favourites[Trail.LONGEST] = candidates.placeOf(trail.last()) >= 0 ? trail.last() : chain.favourite(1);
        favourites[Trail.LONGEST + 1] = mixed;
        return favourites;
    }
}
