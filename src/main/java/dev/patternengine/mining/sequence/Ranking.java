package dev.patternengine.mining.sequence;

/** Tasks with their probabilities, likeliest first; equals by ascending hash, so that equal models rank alike. */
final class Ranking {
    private final long[] tasks;
    private final double[] probabilities;
    private final int[] candidates;

    /** @param probability of the tasks, at their places; more may follow */
    Ranking(long[] task, double[] probability) {
        tasks = new long[task.length];
        probabilities = new double[task.length];
        candidates = new int[task.length];
        for (int place = 0; place < task.length; place++) {
            insert(place, task[place], probability[place]);
        }
    }

    private void insert(int candidate, long task, double probability) {
        int place = candidate;
        while (place > 0 && precedes(task, probability, place - 1)) {
            move(place - 1, place);
            place--;
        }
        set(place, task, probability, candidate);
    }

    private boolean precedes(long task, double probability, int place) {
        return probability > probabilities[place] || (probability == probabilities[place] && task < tasks[place]);
    }

    private void move(int from, int to) {
        set(to, tasks[from], probabilities[from], candidates[from]);
    }

    private void set(int place, long task, double probability, int candidate) {
        tasks[place] = task;
        probabilities[place] = probability;
        candidates[place] = candidate;
    }

    /** Puts a task first, where it is one of them. */
    void lead(long task) {
        int place = placeOf(task);
        if (place > 0) {
            double probability = probabilities[place];
            int candidate = candidates[place];
            for (int to = place; to > 0; to--) {
                move(to - 1, to);
            }
            set(0, task, probability, candidate);
        }
    }

    /** Makes the sum of all probabilities so much of what it is. */
    void scale(double factor) {
        for (int place = 0; place < probabilities.length; place++) {
            probabilities[place] *= factor;
        }
    }

    /** Sets the first probability and shares the rest among the others as before. */
    void claim(double first) {
        double factor = (1 - first) / (1 - probabilities[0]);
        for (int place = 1; place < probabilities.length; place++) {
            probabilities[place] *= factor;
        }
        probabilities[0] = first;
    }

    double sum() {
        double sum = 0;
        for (double probability : probabilities) {
            sum += probability;
        }
        return sum;
    }

    int size() {
        return tasks.length;
    }

    long task(int place) {
        return tasks[place];
    }

    double probability(int place) {
        return probabilities[place];
    }

    /** The number that the task of a place had as a candidate. */
    int candidate(int place) {
        return candidates[place];
    }

    /** The place of the task, from 0; -1 when it is none of them. */
    int placeOf(long task) {
        for (int place = 0; place < tasks.length; place++) {
            if (tasks[place] == task) {
                return place;
            }
        }
        return -1;
    }
}
