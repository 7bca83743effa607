package dev.patternengine.message;

/** A request that was not carried out, and why. Nothing of it is known to have happened. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why; the number crosses the bus. */
    public enum Reason {
        /** A bound is reached; try again later. */
        OVERLOADED(1),
        /** The tenant's models have used up their memory, until they have forgotten; try again later. */
        EXHAUSTED(5),
        /** There is no room in the store, until somebody or a checkpoint makes some; try again much later. */
        FULL(9),
        /** The node is being stopped; another may take it, or this one when it has been started anew. */
        STOPPING(10),
        /** The store does not take entries, or the node is not ready; try again later. */
        UNAVAILABLE(2),
        /** The node does not own what was asked for; another does, or soon will. */
        ELSEWHERE(6),
        /** The node that was asked did not answer: what became of it is not known. */
        UNANSWERED(7),
        /** What was asked makes no sense. */
        INVALID(3),
        /** The key of the request brought another body before. */
        REUSED(8),
        /** A fault of the engine. */
        BROKEN(4);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }

        static Reason of(int code) {
            for (Reason reason : values()) {
                if (reason.code == code) {
                    return reason;
                }
            }
            return BROKEN;
        }
    }

    private final Reason reason;

    public Refused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Refused(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
