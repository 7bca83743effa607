package dev.patternengine.cli.demo;

import java.util.Comparator;
import java.util.List;

/**
 * What the simulated agents live by, and so what is to be found in their stream. All shares and rates are in [0, 1].
 *
 * @param workflows equally frequent
 * @param failures what goes wrong, and what gets out of it
 * @param fits how the tools of a task do, by circumstance
 * @param races pairs of ways to do a task
 */
public record Truth(List<Workflow> workflows, List<Failure> failures, List<Fit> fits, List<Race> races) {
    public Truth {
        workflows = List.copyOf(workflows);
        failures = List.copyOf(failures);
        fits = List.copyOf(fits);
        races = List.copyOf(races);
    }

    /**
     * An error of a task.
     *
     * @param message with {@link Details} to be filled in
     * @param share of the first calls of the task in a run that fail so
     * @param remedies what agents do about it; their {@code chosen} add up to 1
     */
    public record Failure(String task, String message, double share, List<Remedy> remedies) {
        public Failure {
            remedies = List.copyOf(remedies);
        }

        /** The remedy that recovers most. */
        public Remedy best() {
            return remedies.stream()
                    .max(Comparator.comparingDouble(Remedy::recovers))
                    .orElseThrow();
        }
    }

    /**
     * What is done after a failure, before the task is called once more.
     *
     * @param action a task; the failed one itself: the same call again and nothing else
     * @param chosen how often agents choose it
     * @param recovers how often the second call then works
     */
    public record Remedy(String action, double chosen, double recovers) {}

    /**
     * How a tool does at a task.
     *
     * @param feature {@code domain} or {@code goal} of the context
     * @param value the domain, or a word of the goal
     * @param works how often a call works
     */
    public record Fit(String task, String feature, String value, String tool, double works) {}

    /**
     * Two ways to do a task.
     *
     * @param param what differs in the call's parameters
     * @param ratio how many times faster the variant is than the baseline, in the median
     * @param seconds of the baseline, in the median
     * @param variantWorks how often a call of the variant works
     * @param baselineWorks how often a call of the baseline works
     */
    public record Race(
            String task,
            String param,
            String variant,
            String baseline,
            double ratio,
            double seconds,
            double variantWorks,
            double baselineWorks) {
        /** Whether the variant is worth advising: faster, and working no less often. */
        public boolean isWon() {
            return ratio > 1 && variantWorks >= baselineWorks;
        }
    }
}
