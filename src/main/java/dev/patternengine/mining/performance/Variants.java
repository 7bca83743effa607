package dev.patternengine.mining.performance;

import dev.patternengine.domain.Attributes;
import dev.patternengine.domain.Attributes.Attribute;
import dev.patternengine.domain.Hash64;
import dev.patternengine.domain.Observation;
import dev.patternengine.mining.Hashes;
import dev.patternengine.mining.text.Discretion;

/**
 * The ways in which a task is done: by tool, and by the value of each parameter, {@code params.variant} being the plain
 * one. At most 16 dimensions a task, those used most, and beside them always the tool and the plain one; 8 values a dimension, those used
 * most ({@link Regulars}); texts up to 64 characters. One owner, one thread.
 */
final class Variants {
    private static final String TOOL = "tool";
    static final int MOST_DIMENSIONS = 16;
    private static final int MOST_VALUES = 8;
    private static final int LONGEST_TEXT = 64;

    private final Regulars dimensions = new Regulars(MOST_DIMENSIONS);
    private final Regulars values = new Regulars(MOST_VALUES);
    private final Hashes hashes = new Hashes();
    private boolean leavesOut;

    /**
     * One way in which an observation did its task.
     *
     * @param dimension the hash of the dimension's name with the task's
     * @param value the hash of the value
     */
    record Variant(long task, String dimensionName, long dimension, String valueName, long value) {}

    /** Takes a variant. */
    @FunctionalInterface
    interface Visitor {
        void visit(Variant variant);
    }

    /**
     * Visits the variants that an observation stands for.
     *
     * @return whether a parameter was left out because the task has more than {@value #MOST_DIMENSIONS}
     */
    boolean forEach(Observation observation, long task, Visitor visitor) {
        leavesOut = false;
        if (!observation.tool().isEmpty()) {
            visit(task, TOOL, observation.tool(), visitor);
        }
        Attributes params = observation.params();
        for (int place = 0; place < params.items().size(); place++) {
            Attribute param = params.items().get(place);
            if (!param.name().equals(TOOL) && !hashes.isSecret(param.name())) {
                visit(task, param.name(), param.value().text(), visitor);
            }
        }
        return leavesOut;
    }

    private void visit(long task, String name, String text, Visitor visitor) {
        if (text.length() > LONGEST_TEXT || Discretion.tells(text)) {
            return;
        }
        long symbol = hashes.of(name);
        long dimension = Hash64.mix(task, symbol);
        long value = hashes.of(text);
        boolean isCompared = Rivals.isTold(name) || dimensions.admit(task, symbol);
        leavesOut |= !isCompared;
        if (isCompared && values.admit(dimension, value)) {
            visitor.visit(new Variant(task, name, dimension, text, value));
        }
    }

    /** How many values of a dimension are known. */
    int values(long dimension) {
        return values.size(dimension);
    }

    long value(long dimension, int place) {
        return values.member(dimension, place);
    }
}
