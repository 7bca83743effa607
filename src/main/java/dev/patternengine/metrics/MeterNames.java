package dev.patternengine.metrics;

/**
 * The meters of the engine, as they are called before Prometheus' rules for names are applied to them: dots become underscores, timers
 * end with {@code _seconds}, counters with {@code _total}. docs/operations.md lists them with their labels.
 */
public final class MeterNames {
    /** Begins the name of every meter, whoever made it. */
    public static final String PREFIX = "pattern.engine.";

    /** Counts observations that came in, by {@link #OUTCOME}. */
    public static final String OBSERVATIONS = PREFIX + "ingest.observations";

    /** How many observations a submission has. */
    public static final String BATCH = PREFIX + "ingest.batch.observations";

    /** From a submission to its acknowledgement. */
    public static final String ACKNOWLEDGE = PREFIX + "ingest.acknowledge";

    /** From a question to the answer of one kind, by {@link #KIND} and {@link #MATCH}. */
    public static final String ADVICE = PREFIX + "advice";

    /** From an append to the log to its end, by {@link #OUTCOME}. */
    public static final String APPEND = PREFIX + "log.append";

    /** Bytes appended to the log. */
    public static final String APPENDED = PREFIX + "log.appended.bytes";

    /** How long a checkpoint took to write, by {@link #OUTCOME}. */
    public static final String CHECKPOINT = PREFIX + "checkpoint";

    /** Size of the last checkpoint. */
    public static final String CHECKPOINT_BYTES = PREFIX + "checkpoint.bytes";

    /** Those who listen to what happens, by {@link #WAY}. */
    public static final String LISTENERS = PREFIX + "live.listeners";

    /** Listeners that were dropped, by {@link #REASON}. */
    public static final String LISTENERS_DROPPED = PREFIX + "live.dropped";

    /** Frames that the bridge to browsers refused, by {@link #FRAME}. */
    public static final String FRAMES_REFUSED = PREFIX + "live.refused";

    /** How late a timer of an event loop is. */
    public static final String LOOP_LAG = PREFIX + "event.loop.lag";

    /** Always 1; its label is the version. */
    public static final String BUILD = PREFIX + "build.info";

    /** A reading: parts of the engine that did not answer in time for a scrape; what they tell is missing from it. */
    public static final String SCRAPE_MISSING = "scrape.missing.parts";

    /** What became of it: {@code stored}, {@code duplicate}, {@code failed} or why it was refused. */
    public static final String OUTCOME = "outcome";

    /** A kind of miner. */
    public static final String KIND = "kind";

    /** How well an answer matches: {@code strong}, {@code partial} or {@code none}. */
    public static final String MATCH = "match";

    /** Over what somebody listens: {@code socket}, {@code stream} or {@code bridge}. */
    public static final String WAY = "way";

    /** Why a listener was dropped: {@code slow}, {@code silent} or {@code key}. */
    public static final String REASON = "reason";

    /** What a browser wanted: {@code register}, {@code send} or {@code publish}. */
    public static final String FRAME = "frame";

    private MeterNames() {}
}
