package dev.patternengine.mining.sequence;

/**
 * What the experts said of the candidates when a forecast was fixed: a logarithm each, 0 where the expert has nothing to say
 * beyond what was expected. Kept with the forecast, so that the experts are judged by what they said then. Immutable; 4
 * bytes a candidate and expert: 1 KB where there are ten tasks, at most 5.6 KB.
 */
final class Opinions {
    /** So many experts are gone through at once: the processor need not wait for one sum to begin the next. */
    private static final int TOGETHER = 4;

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

    /** How many candidates they spoke of. */
    int candidates() {
        return candidates;
    }

    /** Adds to each candidate's sum what the experts said of it, each with its weight, in the order in which they spoke. */
    void weigh(double[] weights, double[] sums) {
        int place = 0;
        for (; place + TOGETHER <= slots.length; place += TOGETHER) {
            weighTogether(place, weights, sums);
        }
        for (; place < slots.length; place++) {
            for (int candidate = 0; candidate < candidates; candidate++) {
                sums[candidate] += weights[place] * values[place * candidates + candidate];
            }
        }
    }

    private void weighTogether(int place, double[] weights, double[] sums) {
        double first = weights[place];
        double second = weights[place + 1];
        double third = weights[place + 2];
        double fourth = weights[place + 3];
        int at = place * candidates;
        for (int candidate = 0; candidate < candidates; candidate++, at++) {
            sums[candidate] = sums[candidate]
                    + first * values[at]
                    + second * values[at + candidates]
                    + third * values[at + 2 * candidates]
                    + fourth * values[at + 3 * candidates];
        }
    }

    /** How far what each expert said of a candidate lies above what it said of all of them, each with its probability. */
    void above(int came, double[] probabilities, double[] slopes) {
        int place = 0;
        for (; place + TOGETHER <= slots.length; place += TOGETHER) {
            aboveTogether(place, came, probabilities, slopes);
        }
        for (; place < slots.length; place++) {
            double slope = values[place * candidates + came];
            for (int candidate = 0; candidate < candidates; candidate++) {
                slope -= probabilities[candidate] * values[place * candidates + candidate];
            }
            slopes[place] = slope;
        }
    }

    private void aboveTogether(int place, int came, double[] probabilities, double[] slopes) {
        int at = place * candidates;
        double first = values[at + came];
        double second = values[at + candidates + came];
        double third = values[at + 2 * candidates + came];
        double fourth = values[at + 3 * candidates + came];
        for (int candidate = 0; candidate < candidates; candidate++, at++) {
            double probability = probabilities[candidate];
            first -= probability * values[at];
            second -= probability * values[at + candidates];
            third -= probability * values[at + 2 * candidates];
            fourth -= probability * values[at + 3 * candidates];
        }
        slopes[place] = first;
        slopes[place + 1] = second;
        slopes[place + 2] = third;
        slopes[place + 3] = fourth;
    }
}
