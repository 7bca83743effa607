package dev.patternengine.mining.sequence;

import dev.patternengine.mining.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * The last steps of a session, and what the model saw after them.
 *
 * @param row of the model
 * @param order how many steps, at least 1
 * @param text the steps as people read them
 * @param support how often a task came after them
 * @param ends how often the session ended there
 */
record Context(long row, int order, String text, long support, long ends) {
    /** The last steps of a trail; so many. */
    static Context of(Trail trail, int order, Model model) {
        List<String> steps = new ArrayList<>();
        for (int back = order - 1; back >= 0; back--) {
            long step = trail.back(back);
            steps.add(step == Symbols.START ? "the start" : model.name(step));
        }
        long row = trail.context(order);
        return new Context(row, order, String.join(" → ", steps), support(row, model), model.count(row, Symbols.END));
    }

    /** How often a task came after a context. */
    static long support(long row, Model model) {
        return model.total(row) - model.count(row, Symbols.END);
    }

    /** How often the session ended there, of all times it came there. */
    double endShare() {
        return (double) ends / (ends + support);
    }

    /** This one if the task came after it; else the longest shorter one after which it came, or that of the last task alone. */
    Context whereCame(long task, Trail trail, Model model) {
        int length = order;
        while (length > 1 && model.count(trail.context(length), task) == 0) {
            length--;
        }
        return length == order ? this : of(trail, length, model);
    }
}
