package dev.patternengine.load;

/** The kinds of requests that are mixed. */
enum Work {
    /** One observation, as an agent tells each step. */
    SINGLE("one observation", "/api/v1/observations", "application/json", 0.1),
    /** Whole sessions, a line an observation. */
    BATCH("NDJSON", "/api/v1/observations", "application/x-ndjson", 0.3),
    /** A whole session, of two steps. */
    PAIR("a session of two", "/api/v1/observations", "application/json", 0.5),
    /** What comes next, what to do after a failure, which tool. */
    QUESTION("question", "/api/v1/recommendations", "application/json", 0.7),
    /** What became of an advice that was given before. */
    OUTCOME("outcome", "/api/v1/outcomes", "application/json", 0.9);

    private final String label;
    private final String path;
    private final String type;
    private final double offset;

    Work(String label, String path, String type, double offset) {
        this.label = label;
        this.path = path;
        this.type = type;
        this.offset = offset;
    }

    String label() {
        return label;
    }

    String path() {
        return path;
    }

    String type() {
        return type;
    }

    /** The first is sent after this part of the time between two, so that the kinds do not come at the same moment. */
    double offset() {
        return offset;
    }

    /** Whether it brings observations. */
    boolean teaches() {
        return this == SINGLE || this == BATCH || this == PAIR;
    }
}
