package dev.patternengine.mining.sequence;

import dev.patternengine.domain.Hash64;
import dev.patternengine.mining.Model;
import dev.patternengine.mining.stats.Logarithm;
import java.util.Arrays;

/**
 * Asks the experts. One that counted {@code n} of {@code total} followers says of a task that is expected with the
 * probability {@code p} by the chain {@code log((n / p + 1) / (total + 1))}: how much likelier it is than expected, less
 * where little was seen.
 *
 * <p>Those who tell of what followed lately say nothing where most who came to the last task have not gone on from it yet:
 * what they saw is what goes on fast. Scratch of its own; one owner, one thread.
 */
final class Survey {
    private static final int FAR = 15;
    private static final int LONG = 8;
    private static final int LATELY_DONE = 20;
    private static final double MOST_WAITING = 0.5;
    private static final float UNSURE = 0.4f;
    private static final float LEAST = 1e-9f;

    private final Candidates candidates;
    private final Followers followers;
    private final Views views = new Views();
    private final float[] expected = new float[Candidates.MOST];
    private final int[] slots = new int[Experts.SIZE];
    private final float[] values = new float[Experts.SIZE * Candidates.MOST];
    private final int[] followed = new int[Trail.REMEMBERED];
    private final int[] alike = new int[Trail.REMEMBERED];
    private int spoke;

    Survey(Candidates candidates) {
        this.candidates = candidates;
        this.followers = new Followers(candidates);
    }

    Opinions of(Trail trail, Chain chain, Model model) {
        spoke = 0;
        expect(chain);
        views.of(trail);
        for (int view = 0; view < Views.WHOLE; view++) {
            view(view, Experts.VIEWS + view, model);
        }
        for (int view = Views.PARAMS; view < Views.SIZE; view++) {
            view(view, Experts.PARAMS + view - Views.PARAMS, model);
        }
        for (int order = 1; order <= Math.min(Experts.ORDERS_ASKED, trail.order()); order++) {
            count(Experts.ORDERS + order - 1, chain.followers(order));
        }
        if (isHard()) {
            near(trail, model);
        }
        recall(trail);
        if (isMoving(trail, chain, model)) {
            lately(trail, model);
        }
        if (trail.rest().run() > 0) {
            session(trail);
            run(trail, model);
        }
        return new Opinions(
                trail.last(),
                Arrays.copyOf(slots, spoke),
                Arrays.copyOf(values, spoke * candidates.size()),
                candidates.size());
    }

    private void view(int view, int expert, Model model) {
        if (views.key(view) != Views.ABSENT) {
            count(expert, followers.read(model, views.key(view)));
        }
    }

    private int speak(int expert, int grade) {
        slots[spoke] = expert * Experts.GRADES + grade;
        return candidates.size() * spoke++;
    }

    private void expect(Chain chain) {
        int from = speak(Experts.CHAIN, chain.grade());
        for (int place = 0; place < candidates.size(); place++) {
            expected[place] = Math.max((float) chain.probability(place), LEAST);
            values[from + place] = Logarithm.of(expected[place]);
        }
    }

    private void count(int expert, Followers seen) {
        if (seen.total() <= 0) {
            return;
        }
        int from = speak(expert, Experts.isGraded(expert) ? Experts.grade(seen) : 0);
        float trials = seen.total() + 1f;
        Arrays.fill(values, from, from + candidates.size(), Logarithm.of(1 / trials));
        for (int number = 0; number < seen.size(); number++) {
            int place = seen.place(number);
            int hits = seen.count(place);
            if (hits > 0) {
                values[from + place] = Logarithm.of((hits / expected[place] + 1) / trials);
            }
        }
    }

    /** Whether the last tasks leave open what comes: only then what is near is worth its cost. */
    private boolean isHard() {
        float most = 0;
        for (int place = 0; place < candidates.size(); place++) {
            most = Math.max(most, expected[place]);
        }
        return most < UNSURE;
    }

    private void near(Trail trail, Model model) {
        for (int back = 0; back < Math.min(Experts.REACH, trail.length()); back++) {
            long task = trail.back(back);
            followers.read(model, Hash64.mix(Symbols.NOTHING, task));
            for (int view = Views.SKIP_TWO; view <= Views.SKIP_FOUR; view++) {
                followers.add(model, Views.skip(view, task));
            }
            count(Experts.NEAR + back, followers);
        }
    }

    /** Whether most who did the last task have gone on from there. */
    private static boolean isMoving(Trail trail, Chain chain, Model model) {
        long came = model.count(Symbols.NOTHING, trail.last());
        return came - chain.followers(1).totalWithEnds() < MOST_WAITING * (came + 1);
    }

    /** Notes for each earlier step of the session how many tasks before it are those at the end, and what followed. */
    private void recall(Trail trail) {
        for (int back = 1; back < trail.length(); back++) {
            int equal = 0;
            while (equal < Window.LONGEST
                    && back + equal < trail.length()
                    && trail.back(back + equal) == trail.back(equal)) {
                equal++;
            }
            alike[back] = equal;
            followed[back] = equal == 0 ? -1 : candidates.placeOf(trail.back(back - 1));
        }
    }

    /** What followed in other sessions lately: what this one did itself speaks elsewhere. */
    private void lately(Trail trail, Model model) {
        for (int order = 1; order <= Math.min(Window.LONGEST, trail.order()); order++) {
            followers.read(model, Window.row(trail.context(order)));
            for (int back = 1; back < trail.length(); back++) {
                if (alike[back] >= order) {
                    followers.takeAway(followed[back]);
                }
            }
            count(Experts.LATELY + order - 1, followers);
        }
    }

    private void session(Trail trail) {
        int length = Math.min(trail.length(), LATELY_DONE);
        int from = silence(Experts.DONE, Math.min(trail.length(), FAR));
        for (int back = 0; back < length; back++) {
            note(from, candidates.placeOf(trail.back(back)));
        }
        note(silence(Experts.SAME, Math.min(trail.rest().run(), LONG)), candidates.placeOf(trail.last()));
        for (int order = 1; order <= 2; order++) {
            int back = 1;
            while (back < trail.length() && alike[back] < order) {
                back++;
            }
            if (back < trail.length()) {
                note(silence(Experts.AFTER + order - 1, Math.min(back, FAR)), followed[back]);
            }
        }
    }

    private int silence(int expert, int grade) {
        int from = speak(expert, grade);
        Arrays.fill(values, from, from + candidates.size(), 0);
        return from;
    }

    private void note(int from, int place) {
        if (place >= 0) {
            values[from + place] = 1;
        }
    }

    private void run(Trail trail, Model model) {
        int same = candidates.placeOf(trail.last());
        int run = trail.rest().run();
        long repeated = Streaks.repeated(run, model);
        long ended = Streaks.ended(run, model);
        if (same < 0 || repeated + ended == 0) {
            return;
        }
        double again = Math.min(expected[same], 0.999);
        int from = speak(Experts.RUN, Streaks.length(run));
        float other = (float) Streaks.lift(ended, repeated + ended, 1 - again);
        Arrays.fill(values, from, from + candidates.size(), Logarithm.of(other));
        values[from + same] = Logarithm.of((float) Streaks.lift(repeated, repeated + ended, again));
    }
}
