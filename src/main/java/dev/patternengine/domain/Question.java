package dev.patternengine.domain;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A request for advice. Texts that were not given are empty.
 *
 * @param session the run that asks; the engine knows its history
 * @param task with an error: what just failed; alone: what was just done (sequence, performance) or is about to be done
 *     (tool)
 * @param error the text of the failure
 * @param recent the run's last observations, oldest first, for a session the engine does not know
 * @param goal what the run is for
 * @param context the circumstances
 * @param candidates what could be done; empty: whatever is known
 * @param kinds which miners are asked
 * @param limit the most items wanted, 1 to 100
 * @param explore true asks to sample among the candidates, for learning
 * @param at the time of asking, epoch milliseconds
 * @param seed the source of all randomness in the answer
 */
public record Question(
        String session,
        String task,
        String error,
        List<Observation> recent,
        String goal,
        Attributes context,
        List<Candidate> candidates,
        Set<Kind> kinds,
        int limit,
        boolean explore,
        long at,
        long seed) {
    public static final int DEFAULT_LIMIT = 5;
    public static final int LARGEST_LIMIT = 100;

    public Question {
        recent = List.copyOf(recent);
        candidates = List.copyOf(candidates);
        kinds = Set.copyOf(kinds);
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + LARGEST_LIMIT + ", not " + limit);
        }
    }

    /** What comes after the task? Asks all kinds. */
    public static Question after(String task) {
        return new Builder().task(task).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Collects the parts of a question; what is not set is absent. */
    public static final class Builder {
        private String session = "";
        private String task = "";
        private String error = "";
        private List<Observation> recent = List.of();
        private String goal = "";
        private Attributes context = Attributes.NONE;
        private List<Candidate> candidates = List.of();
        private Set<Kind> kinds = EnumSet.allOf(Kind.class);
        private int limit = DEFAULT_LIMIT;
        private boolean explore;
        private long at;
        private long seed;

        public Builder session(String value) {
            session = value;
            return this;
        }

        public Builder task(String value) {
            task = value;
            return this;
        }

        public Builder error(String value) {
            error = value;
            return this;
        }

        public Builder recent(List<Observation> value) {
            recent = value;
            return this;
        }

        public Builder goal(String value) {
            goal = value;
            return this;
        }

        public Builder context(Attributes value) {
            context = value;
            return this;
        }

        public Builder candidates(List<Candidate> value) {
            candidates = value;
            return this;
        }

        public Builder kinds(Set<Kind> value) {
            kinds = value;
            return this;
        }

        public Builder limit(int value) {
            limit = value;
            return this;
        }

        public Builder explore(boolean value) {
            explore = value;
            return this;
        }

        public Builder at(long value) {
            at = value;
            return this;
        }

        public Builder seed(long value) {
            seed = value;
            return this;
        }

        public Question build() {
            return new Question(
                    session, task, error, recent, goal, context, candidates, kinds, limit, explore, at, seed);
        }
    }
}
