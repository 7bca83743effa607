package dev.patternengine.mining.sequence;

/**
 * The experts whose opinions make a forecast, by number. The first speaks for the chain of the last tasks; one for each
 * {@link Views view} but the whole session; those for the contexts of the last task and of the last two; for what is near
 * each of the last tasks; for what followed lately ({@link Window}); then those that look at the session alone: whether a task was done in it at all, whether it is the last one, what came the last time after the last
 * task and after the last two, and how runs of one task go on ({@link Streaks}).
 */
final class Experts {
    static final int CHAIN = 0;

    /** The first of the views. */
    static final int VIEWS = 1;

    /** Of the contexts of the last task and of the last two. */
    static final int ORDERS = VIEWS + Views.WHOLE;

    static final int ORDERS_ASKED = 2;

    /** Of what came within {@value #REACH} steps after each of as many last tasks. */
    static final int NEAR = ORDERS + ORDERS_ASKED;

    /** How far a task is near. */
    static final int REACH = 4;

    static final int LATELY = NEAR + REACH;
    static final int DONE = LATELY + Window.LONGEST;
    static final int SAME = DONE + 1;

    /** After the last task, and after the last two. */
    static final int AFTER = SAME + 1;

    static final int RUN = AFTER + 2;

    /** Of what came where the last step, or one before, was told the same. */
    static final int PARAMS = RUN + 1;

    static final int SIZE = PARAMS + Views.SIZE - Views.PARAMS;

    /** How many grades of what an expert has seen there are. */
    static final int GRADES = 32;

    private static final int SIZES = 7;

    private static final double OTHERS_BEGIN = 0.05;
    private static final double RUN_BEGINS = 0.5;

    private Experts() {}

    /** What an expert's weight begins with: the chain decides until others have a record. */
    static double begin(int expert) {
        return switch (expert) {
            case CHAIN -> 1;
            case RUN -> RUN_BEGINS;
            default -> OTHERS_BEGIN;
        };
    }

    /** Whether an expert's weight depends on the grade of what it has seen: not those of side contexts, which are many. */
    static boolean isGraded(int expert) {
        return expert == CHAIN || (expert >= LATELY && expert <= RUN);
    }

    /** The grade of what an expert has seen: how often anything followed, by powers of two, and how sure what follows is. */
    static int grade(Followers followers) {
        long total = followers.total();
        int size = Math.min(SIZES, Long.SIZE - Long.numberOfLeadingZeros(total)) - 1;
        return Math.max(size, 0) * 4 + sureness(followers, total);
    }

    private static int sureness(Followers followers, long total) {
        if (followers.different() == 1) {
            return 0;
        }
        if (followers.most() * 10L >= total * 9) {
            return 1;
        }
        return followers.most() * 2L >= total ? 2 : 3;
    }
}
