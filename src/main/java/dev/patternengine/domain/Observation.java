package dev.patternengine.domain;

import java.util.Objects;

/**
 * One interaction: a task was done, or a tool called. Texts that were not given are empty, never null.
 *
 * @param id the client's id, unique in its session; repeating it changes nothing
 * @param session the run it belongs to; empty: the agent is the session
 * @param agent the running instance that did it
 * @param task what was done; never empty
 * @param tool what it was done with
 * @param timestamp when it ended, epoch milliseconds, or {@link #NO_TIMESTAMP}
 * @param executionTime seconds, not negative, NaN when unknown
 * @param success whether it worked
 * @param error the error's text
 * @param context the circumstances
 * @param params the call's parameters
 * @param outcome how the whole run went, 0 to 1 by custom, NaN when not told; a told outcome ends the session
 * @param started true announces a call that has not ended yet
 * @param end true ends the session
 * @param stamped whether the timestamp is when it arrived: nobody told when it ended
 * @param origin where it came in: the name of the node that took it from its sender, empty where nodes are not told apart.
 *     Not told by the sender; up to {@value #LONGEST_ORIGIN} characters
 */
public record Observation(
        String id,
        String session,
        String agent,
        String task,
        String tool,
        long timestamp,
        double executionTime,
        Success success,
        String error,
        Attributes context,
        Attributes params,
        double outcome,
        boolean started,
        boolean end,
        boolean stamped,
        String origin) {
    /** The longest name of an origin, characters. */
    public static final int LONGEST_ORIGIN = 64;

    /** No timestamp was given: the owner fills in the time of arrival. */
    public static final long NO_TIMESTAMP = Long.MIN_VALUE;

    public Observation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(agent, "agent");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(success, "success");
        Objects.requireNonNull(error, "error");
        Objects.requireNonNull(context, "context");
        Objects.requireNonNull(params, "params");
        Objects.requireNonNull(origin, "origin");
        if (task.isEmpty()) {
            throw new IllegalArgumentException("task must not be empty");
        }
        if (executionTime < 0 || Double.isInfinite(executionTime)) {
            throw new IllegalArgumentException("executionTime must be finite and not negative, not " + executionTime);
        }
        if (Double.isInfinite(outcome)) {
            throw new IllegalArgumentException("outcome must be finite");
        }
    }

    public boolean failed() {
        return success == Success.NO;
    }

    public boolean hasTime() {
        return !Double.isNaN(executionTime);
    }

    public boolean hasOutcome() {
        return !Double.isNaN(outcome);
    }

    /** Whether nothing of its session comes after it. */
    public boolean closes() {
        return end || hasOutcome();
    }

    /** How many characters its texts have: about its size in bytes. */
    public int characters() {
        return id.length()
                + session.length()
                + agent.length()
                + task.length()
                + tool.length()
                + error.length()
                + origin.length()
                + context.characters()
                + params.characters();
    }

    /** This observation as it arrived, at a moment in epoch milliseconds: what is not told of its time is taken from there. */
    public Observation at(long moment) {
        return placed(moment, true, origin);
    }

    /** This observation as it came in at an origin. */
    public Observation from(String name) {
        return placed(timestamp, stamped, name);
    }

    private Observation placed(long moment, boolean arrived, String name) {
        return new Observation(
                id,
                session,
                agent,
                task,
                tool,
                moment,
                executionTime,
                success,
                error,
                context,
                params,
                outcome,
                started,
                end,
                arrived,
                name);
    }

    public static Builder of(String task) {
        return new Builder(task);
    }

    /** Collects the parts of an observation; what is not set is absent, and success is YES until an error is set. */
    public static final class Builder {
        private final String task;
        private String id = "";
        private String session = "";
        private String agent = "";
        private String tool = "";
        private long timestamp = NO_TIMESTAMP;
        private double executionTime = Double.NaN;
        private Success success;
        private String error = "";
        private Attributes context = Attributes.NONE;
        private Attributes params = Attributes.NONE;
        private double outcome = Double.NaN;
        private boolean started;
        private boolean end;
        private boolean stamped;
        private String origin = "";

        private Builder(String task) {
            this.task = Objects.requireNonNull(task, "task");
        }

        public Builder id(String value) {
            id = value;
            return this;
        }

        public Builder session(String value) {
            session = value;
            return this;
        }

        public Builder agent(String value) {
            agent = value;
            return this;
        }

        public Builder tool(String value) {
            tool = value;
            return this;
        }

        /** Epoch milliseconds. */
        public Builder timestamp(long value) {
            timestamp = value;
            return this;
        }

        /** Seconds. */
        public Builder executionTime(double value) {
            executionTime = value;
            return this;
        }

        public Builder success(Success value) {
            success = value;
            return this;
        }

        public Builder success(boolean value) {
            return success(value ? Success.YES : Success.NO);
        }

        public Builder error(String value) {
            error = value;
            return this;
        }

        public Builder context(Attributes value) {
            context = value;
            return this;
        }

        public Builder context(String name, Value value) {
            context = context.with(name, value);
            return this;
        }

        public Builder params(Attributes value) {
            params = value;
            return this;
        }

        public Builder param(String name, Value value) {
            params = params.with(name, value);
            return this;
        }

        public Builder outcome(double value) {
            outcome = value;
            return this;
        }

        public Builder started(boolean value) {
            started = value;
            return this;
        }

        public Builder end(boolean value) {
            end = value;
            return this;
        }

        public Builder stamped(boolean value) {
            stamped = value;
            return this;
        }

        public Builder origin(String value) {
            origin = value;
            return this;
        }

        public Observation build() {
            Success told = success == null ? (error.isEmpty() ? Success.YES : Success.NO) : success;
            return new Observation(
                    id,
                    session,
                    agent,
                    task,
                    tool,
                    timestamp,
                    executionTime,
                    told,
                    error,
                    context,
                    params,
                    outcome,
                    started,
                    end,
                    stamped,
                    origin);
        }
    }
}
