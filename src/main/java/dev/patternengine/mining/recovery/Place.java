package dev.patternengine.mining.recovery;

import dev.patternengine.mining.Model;
import java.util.function.LongConsumer;

/**
 * The rows that a model holds of a signature at a task, beside what was tried and what worked there and on which days; for
 * forgetting. Each visit costs O(cells of these rows).
 */
final class Place {
    private Place() {}

    /** Takes a row of {@code then} and an action that came next. */
    @FunctionalInterface
    interface StepVisitor {
        void visit(long row, long action);
    }

    static int cells(Model model, long place) {
        int[] cells = {0};
        forEachRow(model, place, row -> cells[0] += model.distinct(row));
        return cells[0];
    }

    static void forEachRow(Model model, long place, LongConsumer visitor) {
        visitor.accept(Rows.lately(place));
        visitor.accept(Rows.weeks(place));
        visitor.accept(Rows.courses(place));
        visitor.accept(Rows.ends(place));
        visitor.accept(Rows.versions(place));
        visitor.accept(Rows.origins(place));
        model.forEach(Rows.origins(place), (origin, count) -> visitor.accept(Rows.from(place, origin)));
        model.forEach(Rows.versions(place), (version, count) -> visitor.accept(Rows.at(place, version)));
        model.forEach(Rows.tried(place), (action, count) -> forEachRow(model, place, action, visitor));
    }

    /** The rows of the paths that begin with the action. */
    static void forEachRow(Model model, long place, long first, LongConsumer visitor) {
        long row = Rows.then(place, first);
        visitor.accept(row);
        model.forEachSum(row, (second, tally) -> visitor.accept(Rows.then(place, first, second)));
    }

    /** The steps after the first of all paths. */
    static void forEachStep(Model model, long place, StepVisitor visitor) {
        model.forEach(Rows.tried(place), (action, count) -> forEachStep(model, place, action, visitor));
    }

    /** The steps after the first of the paths that begin with the action. */
    static void forEachStep(Model model, long place, long first, StepVisitor visitor) {
        forEachRow(model, place, first, row -> model.forEachSum(row, (action, tally) -> visitor.visit(row, action)));
    }
}
