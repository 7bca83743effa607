package dev.patternengine.mining.sequence;

/**
 * What the experts said of the candidates when a forecast was fixed: a logarithm each, 0 where the expert has nothing to say
 * beyond what was expected. Kept with the forecast, so that the experts are judged by what they said then. Immutable; 4
 * bytes a candidate and expert: 1 KB where there are ten tasks, at most 5.2 KB.
 */
final class Opinions {
    private final long last;
    private final int[] slots;
    private final float[] values;
    private final int candidates;

    /**
     * Takes the arrays over.
     *
     * @param last the task that was done last
     * @param slots the experts that spoke: {@code expert * Experts.GRADES + grade}
     * @param values by expert that spoke, then by candidate
     */
    Opinions(long last, int[] slots, float[] values, int candidates) {
        this.last = last;
        this.slots = slots;
        this.values = values;
        this.candidates = candidates;
    }

    long last() {
        return last;
    }

    /** How many experts spoke. */
    int experts() {
        return slots.length;
    }

    int expert(int place) {
        return slots[place] / Experts.GRADES;
    }

    int grade(int place) {
        return slots[place] % Experts.GRADES;
    }

    float value(int place, int candidate) {
        return values[place * candidates + candidate];
    }

    /** How many candidates they spoke of. */
    int candidates() {
        return candidates;
    }
}
