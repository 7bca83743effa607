package dev.patternengine.evaluation;

import dev.patternengine.domain.Hash64;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.Arrays;

/**
 * The baselines: the most frequent task, the last one again, and plain back-off n-grams. An n-gram answers with the
 * followers of the longest known context of at most n - 1 tasks, then those of the shorter ones. Sessions begin with one
 * start symbol. A context of two or more tasks is used from {@code support} observations on.
 */
final class Ngrams {
    /** The longest context, tasks. */
    static final int LONGEST = 6;

    /** How many tasks an answer lists: as many as are measured. */
    static final int LISTED = 3;

    /** The answers: of the most frequent tasks, the last one again, then n-grams from n = 2. */
    static final int ANSWERS = LONGEST + 2;

    static final int MOST_FREQUENT = 0;
    static final int REPEAT_LAST = 1;
    static final int FIRST_NGRAM = 2;

    private static final int NO_TASK = -1;

    private final Long2ObjectOpenHashMap<Followers> followers = new Long2ObjectOpenHashMap<>();
    private final int support;

    Ngrams(int support) {
        this.support = support;
    }

    /** The contexts of a session's last tasks, by order; immutable. */
    static final class History {
        private final long[] contexts;
        private final int last;

        private History(long[] contexts, int last) {
            this.contexts = contexts;
            this.last = last;
        }

        static History begin() {
            return new History(new long[] {0}, NO_TASK).after(NO_TASK);
        }

        History after(int task) {
            long[] longer = new long[Math.min(LONGEST, contexts.length) + 1];
            for (int order = 1; order < longer.length; order++) {
                longer[order] = Hash64.mix(contexts[order - 1], task, order);
            }
            return new History(longer, task);
        }
    }

    void learn(History history, int task) {
        for (long context : history.contexts) {
            Followers node = followers.get(context);
            if (node == null) {
                node = new Followers();
                followers.put(context, node);
            }
            node.add(task);
        }
    }

    /** Learns no more. */
    void freeze() {
        followers.values().forEach(Followers::rankByFirstSeen);
    }

    /** The first tasks of each baseline's answer, at the baseline's place. */
    int[][] answers(History history) {
        int[][] answers = new int[ANSWERS][];
        answers[MOST_FREQUENT] = answer(history, 0, NO_TASK);
        answers[REPEAT_LAST] = answer(history, 0, history.last);
        for (int order = 1; order <= LONGEST; order++) {
            answers[FIRST_NGRAM + order - 1] = answer(history, order, NO_TASK);
        }
        return answers;
    }

    private int[] answer(History history, int longest, int first) {
        int[] answer = new int[LISTED];
        Arrays.fill(answer, NO_TASK);
        int size = 0;
        if (first != NO_TASK) {
            answer[size++] = first;
        }
        for (int order = Math.min(longest, history.contexts.length - 1); order >= 0 && size < LISTED; order--) {
            Followers node = followers.get(history.contexts[order]);
            if (node != null && (order < 2 || node.total() >= support)) {
                size = extend(answer, size, node);
            }
        }
        return answer;
    }

    private static int extend(int[] answer, int from, Followers node) {
        int size = from;
        for (int rank = 0; rank < node.size() && size < LISTED; rank++) {
            if (!contains(answer, size, node.task(rank))) {
                answer[size++] = node.task(rank);
            }
        }
        return size;
    }

    private static boolean contains(int[] answer, int size, int task) {
        for (int place = 0; place < size; place++) {
            if (answer[place] == task) {
                return true;
            }
        }
        return false;
    }
}
