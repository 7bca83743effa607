package dev.patternengine.evaluation;

import dev.patternengine.domain.Observation;
import dev.patternengine.mining.LearnerLimits;
import dev.patternengine.mining.Miners;
import java.util.Iterator;
import java.util.function.LongConsumer;

/** Evaluates all miners on one stream of observations. */
public final class Evaluation {
    private Evaluation() {}

    /**
     * Measures the miners and the baselines in one pass; protocol split keeps all observations in memory until their end.
     *
     * @param observations in file order
     * @param miners one a kind
     * @param limits bounds of each miner
     * @param progress is told the number of observations done, after each
     * @return a report without file name and seconds, see {@link Report#of}
     */
    public static Report evaluate(
            Iterator<Observation> observations,
            Protocol protocol,
            Miners miners,
            LearnerLimits limits,
            LongConsumer progress) {
        Course course = course(protocol, miners, limits, progress);
        observations.forEachRemaining(course::observe);
        return course.report();
    }

    private static Course course(Protocol protocol, Miners miners, LearnerLimits limits, LongConsumer progress) {
        return switch (protocol) {
            case COMMIT, ARRIVAL -> new OnlineCourse(protocol, miners, limits, progress);
            case SPLIT -> new SplitCourse(miners, limits, progress);
        };
    }
}
