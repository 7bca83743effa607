package dev.patternengine.mining;

import java.util.Arrays;

/**
 * The cells of a model, each a block of one array, so that touching a cell touches one line of the processor's cache:
 * column, count, and in one number the row's place and the row's next cell. A free cell points to the next free one.
 * 24 bytes a cell. One owner, one thread.
 */
final class Cells {
    private static final int BLOCK = 3;
    private static final int COUNT = 1;
    private static final int LINKS = 2;

    private long[] blocks = new long[64 * BLOCK];
    private int used;
    private int firstFree = Model.NONE;

    /** A new cell of the row, with count 0, before another of its cells. */
    int take(long column, int row, int following) {
        int place = firstFree;
        if (place == Model.NONE) {
            place = used++;
            if (place * BLOCK == blocks.length) {
                blocks = Arrays.copyOf(blocks, (used + (used >> 1)) * BLOCK);
            }
        } else {
            firstFree = next(place);
        }
        blocks[place * BLOCK] = column;
        blocks[place * BLOCK + COUNT] = 0;
        blocks[place * BLOCK + LINKS] = Links.of(row, following);
        return place;
    }

    void free(int place) {
        setNext(place, firstFree);
        firstFree = place;
    }

    long column(int place) {
        return blocks[place * BLOCK];
    }

    long count(int place) {
        return blocks[place * BLOCK + COUNT];
    }

    void setCount(int place, long count) {
        blocks[place * BLOCK + COUNT] = count;
    }

    int row(int place) {
        return Links.first(blocks[place * BLOCK + LINKS]);
    }

    int next(int place) {
        return Links.second(blocks[place * BLOCK + LINKS]);
    }

    void setNext(int place, int next) {
        blocks[place * BLOCK + LINKS] = Links.of(row(place), next);
    }
}
