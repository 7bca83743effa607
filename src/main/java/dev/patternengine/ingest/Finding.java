package dev.patternengine.ingest;

/** Whether an observation is known by its id. */
enum Finding {
    /** It is not. */
    NEW,
    /** It is, and nothing says that the content was another. */
    SAME,
    /** It is, and the content was another. */
    OTHER
}
