package dev.patternengine.evaluation;

import dev.patternengine.domain.Observation;

/** One evaluation under way, by one protocol. One owner, one thread. */
sealed interface Course permits OnlineCourse, SplitCourse {
    /** Takes the next observation of the file. */
    void observe(Observation observation);

    /** What came of it, once all observations were taken. */
    Report report();

    /** The name by which observations are sessions here: the session's, else the agent's, else none. */
    static String session(Observation observation) {
        return observation.session().isEmpty() ? observation.agent() : observation.session();
    }
}
