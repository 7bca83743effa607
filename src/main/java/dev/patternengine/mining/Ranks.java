package dev.patternengine.mining;

import java.util.Arrays;

/**
 * What could be forgotten, by rank: weight first, then sort, then the upper half of a key's hash. Finds the rank up to which
 * so many cells are held in four passes, without sorting. 20 bytes a unit. One owner, one thread.
 */
final class Ranks {
    private static final int WEIGHT_SHIFT = 34;
    private static final int SORT_SHIFT = 31;
    private static final long LARGEST_WEIGHT = (1L << (Long.SIZE - 1 - WEIGHT_SHIFT)) - 2;
    private static final int MOST_SORTS = 1 << (WEIGHT_SHIFT - SORT_SHIFT);
    /** The bound of all ranks. */
    static final long ALL = Long.MAX_VALUE;

    private static final int DIGIT_BITS = 16;
    private static final int DIGITS = 1 << DIGIT_BITS;

    private long[] ranks = new long[1_024];
    private long[] ids = new long[1_024];
    private int[] cells = new int[1_024];
    private int size;

    /**
     * Adds a unit.
     *
     * @param sort below {@value #MOST_SORTS}: of equal weight the lower goes first
     * @param key decides between units alike in weight and sort; those of equal key go together
     */
    void add(long weight, int sort, long key, long id, int held) {
        if (size == ranks.length) {
            int room = size * 2;
            ranks = Arrays.copyOf(ranks, room);
            ids = Arrays.copyOf(ids, room);
            cells = Arrays.copyOf(cells, room);
        }
        long clamped = Math.max(0, Math.min(weight, LARGEST_WEIGHT));
        ranks[size] = (clamped << WEIGHT_SHIFT) | ((long) sort << SORT_SHIFT) | (key >>> (Long.SIZE - SORT_SHIFT));
        ids[size] = id;
        cells[size++] = held;
    }

    /** The least rank up to which units hold so many cells; {@link #ALL} when they hold less together. */
    long bound(long wanted) {
        long bound = 0;
        long left = wanted;
        for (int shift = Long.SIZE - DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
            long[] held = heldByDigit(bound, shift);
            int digit = 0;
            while (digit < DIGITS - 1 && left > held[digit]) {
                left -= held[digit++];
            }
            bound |= (long) digit << shift;
        }
        return bound < 0 ? ALL : bound;
    }

    /** The cells of the units that share the bound's digits above the shift, by the digit at the shift. */
    private long[] heldByDigit(long bound, int shift) {
        long[] held = new long[DIGITS];
        for (int place = 0; place < size; place++) {
            long difference = ranks[place] ^ bound;
            if ((difference >>> shift) >>> DIGIT_BITS == 0) {
                held[(int) (ranks[place] >>> shift) & (DIGITS - 1)] += cells[place];
            }
        }
        return held;
    }

    int cells(int place) {
        return cells[place];
    }

    int size() {
        return size;
    }

    long rank(int place) {
        return ranks[place];
    }

    long id(int place) {
        return ids[place];
    }

    static long weight(long rank) {
        return rank >>> WEIGHT_SHIFT;
    }

    static int sort(long rank) {
        return (int) (rank >>> SORT_SHIFT) & (MOST_SORTS - 1);
    }
}
