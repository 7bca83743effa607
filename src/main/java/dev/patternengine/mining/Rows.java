package dev.patternengine.mining;

import java.util.Arrays;

/**
 * The rows of a model, each a block of one array, so that touching a row touches one line of the processor's cache: key,
 * total, and in one number how many columns are above 0 and the first cell. A free row points to the next free one in
 * place of a cell. 24 bytes a row. One owner, one thread.
 */
final class Rows {
    private static final int BLOCK = 3;
    private static final int TOTAL = 1;
    private static final int LINKS = 2;

    private long[] blocks = new long[64 * BLOCK];
    private int used;
    private int firstFree = Model.NONE;

    /** A new row without cells. */
    int take(long key) {
        int place = firstFree;
        if (place == Model.NONE) {
            place = used++;
            if (place * BLOCK == blocks.length) {
                blocks = Arrays.copyOf(blocks, (used + (used >> 1)) * BLOCK);
            }
        } else {
            firstFree = head(place);
        }
        blocks[place * BLOCK] = key;
        blocks[place * BLOCK + TOTAL] = 0;
        blocks[place * BLOCK + LINKS] = Links.of(0, Model.NONE);
        return place;
    }

    void free(int place) {
        setHead(place, firstFree);
        firstFree = place;
    }

    /** Adds to the total and to the number of columns above 0. */
    void count(int place, long added, int columns) {
        blocks[place * BLOCK + TOTAL] += added;
        if (columns != 0) {
            blocks[place * BLOCK + LINKS] = Links.of(distinct(place) + columns, head(place));
        }
    }

    long key(int place) {
        return blocks[place * BLOCK];
    }

    long total(int place) {
        return blocks[place * BLOCK + TOTAL];
    }

    int distinct(int place) {
        return Links.first(blocks[place * BLOCK + LINKS]);
    }

    int head(int place) {
        return Links.second(blocks[place * BLOCK + LINKS]);
    }

    void setHead(int place, int cell) {
        blocks[place * BLOCK + LINKS] = Links.of(distinct(place), cell);
    }
}
