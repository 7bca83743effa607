package dev.patternengine.mining;

import java.util.Arrays;

/**
 * The rows of a model, each a block of one array, so that touching a row touches one line of the processor's cache: key,
 * total, and in one number how many columns are above 0 and the first cell. A free row has a total that no other has, and
 * points to the next free one in place of a cell. 24 bytes a row. One owner, one thread.
 */
final class Rows {
    private static final int BLOCK = 3;
    private static final int TOTAL = 1;
    private static final int LINKS = 2;

    /** The total of a free row. */
    private static final long FREE = -1;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final Index index;
    private long[] blocks;
    private int used;
    private int firstFree = Model.NONE;

    Rows() {
        index = new Index();
        blocks = new long[64 * BLOCK];
    }

    /** A copy. */
    Rows(Rows other) {
        index = new Index(other.index);
        blocks = other.blocks.clone();
        used = other.used;
        firstFree = other.firstFree;
    }

    /** The place of a row, {@link Model#NONE} when there is none. */
    int find(long key) {
        return index.place(slot(key));
    }

    private int slot(long key) {
        int tag = tag(key);
        int slot = index.first(tag);
        while (index.place(slot) != Model.NONE && key(index.place(slot)) != key) {
            slot = index.next(tag, slot);
        }
        return slot;
    }

    private static int tag(long key) {
        return Index.tag(key * GOLDEN);
    }

    /** The place of a row, which is made without cells where there is none. */
    int findOrAdd(long key) {
        int slot = slot(key);
        int place = index.place(slot);
        if (place == Model.NONE) {
            place = take(key);
            index.put(slot, tag(key), place);
        }
        return place;
    }

    private int take(long key) {
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

    void remove(int place) {
        index.remove(slot(key(place)));
        setHead(place, firstFree);
        blocks[place * BLOCK + TOTAL] = FREE;
        firstFree = place;
    }

    /** Visits every row, in the order of their places. */
    void forEach(Model.RowVisitor visitor) {
        for (int place = 0; place < used; place++) {
            if (total(place) != FREE) {
                visitor.visit(place, total(place), distinct(place));
            }
        }
    }

    int size() {
        return index.size();
    }

    /**
     * The places of all rows, ascending. In the order of the index they would be slow to add to another model: keys in the
     * order of their hashes fill a smaller table run by run, and every search goes through a run.
     */
    int[] places() {
        int[] places = index.places();
        Arrays.sort(places);
        return places;
    }

    /** The keys of all rows, ascending. */
    long[] keys() {
        return Arrays.stream(index.places()).mapToLong(this::key).sorted().toArray();
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
