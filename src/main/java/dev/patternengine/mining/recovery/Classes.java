package dev.patternengine.mining.recovery;

import dev.patternengine.domain.FailureClass;
import dev.patternengine.domain.Interval;
import dev.patternengine.mining.Model;

/**
 * Tells failures of one error at one task apart by what went on after them. A class other than {@link FailureClass#CALL} is
 * named where at least {@value #LEAST} failures speak of it and the lower bound of the share that does is above
 * {@value #MOST}; {@link FailureClass#UNKNOWN} stands below so many failures in all.
 *
 * <p>Cost: O(signatures · {@value Course#CODES}).
 */
final class Classes {
    private static final int LEAST = 5;
    private static final double MOST = 0.5;
    private static final double NEARLY_ALL = 0.8;
    private static final double LEEWAY = 0.1;
    private static final Interval ANY = new Interval(0, 1);

    private final Situation situation;

    private Classes(Situation situation) {
        this.situation = situation;
    }

    static FailureClass of(Situation situation) {
        return new Classes(situation).find();
    }

    private FailureClass find() {
        if (isMostly(sameEverywhere(), MOST)) {
            return FailureClass.INFRASTRUCTURE;
        }
        if (isMostly(endings(), NEARLY_ALL) && isRarely(identical())) {
            return FailureClass.ANSWER;
        }
        if (isBenign()) {
            return FailureClass.BENIGN;
        }
        return count(0, 0).tried() < LEAST ? FailureClass.UNKNOWN : FailureClass.CALL;
    }

    /** Of the failures after which something else was called, those where all failed with the same error. */
    private Trials sameEverywhere() {
        Trials all = count(Course.ELSEWHERE, 0);
        return new Trials(all.tried(), count(Course.ELSEWHERE, Course.MIXED).tried());
    }

    /** Of the failures that ended, by a success of the task or with the session, those whose session ended so. */
    private Trials endings() {
        long ended = count(Course.FINAL, 0).tried();
        long midway = count(Course.CHANGED, Course.FINAL).tried()
                + count(Course.IDENTICAL, Course.FINAL).tried();
        return new Trials(ended + midway, ended);
    }

    /** Of the repairs whose parameters are known, those with the same. */
    private Trials identical() {
        long identical = count(Course.IDENTICAL, 0).tried();
        return new Trials(identical + count(Course.CHANGED, 0).tried(), identical);
    }

    /** Of all failures, those after which the session went on and did not come back to the task. */
    private Trials wentOn() {
        return new Trials(
                count(0, 0).tried(), count(Course.WENT_ON, Course.RETURNED).tried());
    }

    private boolean isBenign() {
        Trials here = Trials.NONE;
        for (long place : situation.places()) {
            here = here.plus(ends(place));
        }
        Trials all = ends(Rows.EVERYWHERE);
        if (here.tried() < LEAST) {
            return here.worked() == here.tried() && isMostly(wentOn(), NEARLY_ALL);
        }
        double usual = (double) all.worked() / all.tried();
        double ended = (double) here.worked() / here.tried();
        return isMostly(wentOn(), MOST)
                && ended > usual - LEEWAY
                && bounds(here).high() >= usual;
    }

    private Trials ends(long place) {
        Model model = situation.model();
        long good = model.count(Rows.ends(place), Rows.GOOD);
        return new Trials(good + model.count(Rows.ends(place), Rows.BAD), good);
    }

    /** Failures whose course has all bits of the one and none of the other. */
    private Trials count(int with, int without) {
        long[] sum = {0};
        for (long place : situation.places()) {
            situation.model().forEach(Rows.courses(place), (code, count) -> {
                if ((code & with) == with && (code & without) == 0) {
                    sum[0] += count;
                }
            });
        }
        return new Trials(sum[0], 0);
    }

    private static boolean isMostly(Trials trials, double share) {
        return trials.tried() >= LEAST && bounds(trials).low() > share;
    }

    private static boolean isRarely(Trials trials) {
        return trials.tried() >= LEAST && bounds(trials).high() < MOST;
    }

    private static Interval bounds(Trials trials) {
        return trials.tried() == 0 ? ANY : Posterior.of(0.5, 0, trials).interval();
    }
}
