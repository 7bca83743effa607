package dev.patternengine.json;

/** Bounds of what an input may hold; what is larger is refused, never cut. */
public final class Limits {
    /** Objects and arrays within each other, the outermost counted. */
    public static final int NESTING = 16;

    /** Characters of a free text. */
    public static final int TEXT = 64 * 1024;

    /** Characters of a name or an id. */
    public static final int NAME = 256;

    /** Characters of a recommendation's id, which is a signed token. */
    public static final int TOKEN = 4_096;

    /** Entries of a context or of parameters. */
    public static final int ATTRIBUTES = 64;

    /** Elements of a question's list. */
    public static final int LIST = 1_000;

    /** Seconds of a span of time, about 31 years. */
    public static final double SECONDS = 1e9;

    /** Size of the outcome of a run, to either side of 0. */
    public static final double OUTCOME = 1e6;

    private Limits() {}
}
