package dev.patternengine.evaluation;

import dev.patternengine.domain.Kind;
import dev.patternengine.domain.Quality;
import java.util.List;

/**
 * How well the miners and the baselines did on a file.
 *
 * @param file as the caller named it
 * @param observations read, scored or not
 * @param sessions distinct ones; an observation without session and agent is one
 * @param qualities of the miners, one a kind, in the order of {@link Kind#ALL}
 * @param baselines of the sequence miner
 * @param seconds the evaluation took, by the caller's clock; NaN until told
 */
public record Report(
        String file,
        Protocol protocol,
        long observations,
        long sessions,
        List<Quality> qualities,
        Baselines baselines,
        double seconds) {
    public Report {
        qualities = List.copyOf(qualities);
    }

    /** The figures of a kind. */
    public Quality quality(Kind kind) {
        return qualities.get(kind.place());
    }

    /** This report with the name and the time that only the caller knows. */
    public Report of(String name, double took) {
        return new Report(name, protocol, observations, sessions, qualities, baselines, took);
    }

    /**
     * What simple counting reaches on the same observations.
     *
     * @param mostFrequent the most frequent tasks so far
     * @param repeatLast the session's last task, then the most frequent ones
     * @param ngram the best plain back-off n-gram, chosen in hindsight
     */
    public record Baselines(Accuracy mostFrequent, Accuracy repeatLast, Ngram ngram) {}

    /** Shares of observations whose task was the first answer, or among the first three; NaN where none was scored. */
    public record Accuracy(double top1, double top3) {}

    /** An n-gram's accuracy; {@code n} tasks with the predicted one, 2 to 7. */
    public record Ngram(int n, double top1, double top3) {}
}
